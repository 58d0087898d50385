package shop;

// snippet: details
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Where App Services is. */
public interface AppServicesConnectionDetails extends ConnectionDetails {

  String baseUrl();

  String clientAppId();
}
// end
