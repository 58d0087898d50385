package consumer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@Path("/goods")
public class Goods {

  @ConfigProperty(name = "consumer.base-url")
  String baseUrl;

  @GET
  public String baseUrl() {
    return baseUrl;
  }
}
