# Builds the emulator and keeps its distribution on a JRE.
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY emulator ./emulator
COPY LICENSE NOTICE ./
COPY testkit/pom.xml ./testkit/pom.xml
COPY testkit/shaded/pom.xml ./testkit/shaded/pom.xml
COPY testkit/testcontainers/pom.xml ./testkit/testcontainers/pom.xml
RUN mvn -B -q -ntp -pl emulator package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dquick

FROM eclipse-temurin:17-jre
COPY --from=build /build/emulator/target/appservices-emulator /opt/appservices-emulator
# Later starts take their classes from what this one leaves.
RUN /opt/appservices-emulator/bin/appservices-emulator archive
RUN useradd --system --no-create-home emulator
USER emulator
ENV APPSERVICES_EMULATOR_HOST=0.0.0.0
EXPOSE 9090
ENTRYPOINT ["/opt/appservices-emulator/bin/appservices-emulator"]
CMD ["start"]
