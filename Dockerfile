# The emulator on a Java runtime that has what it needs. The target "slim" is without GraalJS, which runs
# functions in JavaScript. docs/container.md says how it is used, and how it is built without Docker.
ARG MAVEN_IMAGE=docker.io/library/maven:3-eclipse-temurin-25
ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk
ARG BASE_IMAGE=docker.io/library/debian:bookworm-slim
# "given" takes the distribution that "make build" left.
ARG DISTRIBUTION=built

FROM ${MAVEN_IMAGE} AS built
WORKDIR /build
COPY pom.xml ./
COPY emulator ./emulator
COPY LICENSE NOTICE ./
COPY testkit/pom.xml ./testkit/pom.xml
COPY testkit/shaded/pom.xml ./testkit/shaded/pom.xml
COPY testkit/testcontainers/pom.xml ./testkit/testcontainers/pom.xml
RUN mvn -B -q -ntp -pl emulator package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dquick \
 && mv emulator/target/appservices-emulator /distribution

FROM scratch AS given
COPY emulator/target/appservices-emulator /distribution

FROM ${DISTRIBUTION} AS distribution

FROM ${JDK_IMAGE} AS assembled
COPY emulator/src/container /container
COPY --from=distribution /distribution /opt/appservices-emulator
RUN sh /container/assemble

FROM ${BASE_IMAGE} AS base
ENV JAVA_HOME=/opt/java APPSERVICES_EMULATOR_HOST=0.0.0.0 XDG_CONFIG_HOME=/data
EXPOSE 9090 9443
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["bash", "/opt/appservices-emulator/bin/health"]
ENTRYPOINT ["/opt/appservices-emulator/bin/entrypoint"]
CMD ["start"]

FROM base AS slim
COPY --from=assembled /assembled/slim /
USER 10001:0
WORKDIR /data

FROM base AS full
COPY --from=assembled /assembled/full /
USER 10001:0
WORKDIR /data
