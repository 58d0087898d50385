package shop;

// snippet: factory
import io.appservices.testcontainers.AppServicesContainer;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

class AppServicesContainerConnectionDetailsFactory
    extends ContainerConnectionDetailsFactory<AppServicesContainer, AppServicesConnectionDetails> {

  @Override
  protected AppServicesConnectionDetails getContainerConnectionDetails(
      ContainerConnectionSource<AppServicesContainer> source) {
    return new Details(source);
  }

  private static final class Details extends ContainerConnectionDetails<AppServicesContainer>
      implements AppServicesConnectionDetails {

    Details(ContainerConnectionSource<AppServicesContainer> source) {
      super(source);
    }

    @Override
    public String baseUrl() {
      return getContainer().getBaseUrl();
    }

    @Override
    public String clientAppId() {
      return getContainer().getClientAppId();
    }
  }
}
// end
