# The service alone; its database is another container (docker-compose.yml). Both stages start from plain Debian, so that
# an image of any registry, or one made with debootstrap, will do.
FROM debian:trixie-slim AS build
# Slim images have no manual pages, and Java's package fails where their directory is missing.
RUN mkdir -p /usr/share/man/man1 \
    && apt-get update \
    && apt-get install -y --no-install-recommends openjdk-25-jdk-headless maven nodejs npm ca-certificates
WORKDIR /src
COPY web/package.json web/package-lock.json web/.npmrc web/
COPY huella pom.xml ./
COPY src src
COPY db db
COPY web web
RUN ./huella build

FROM debian:trixie-slim
RUN mkdir -p /usr/share/man/man1 \
    && apt-get update \
    && apt-get install -y --no-install-recommends openjdk-25-jre-headless libdeflate0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin huella \
    && install -d -o huella /var/lib/huella
WORKDIR /app
COPY --from=build /src/target/huella.jar /app/huella.jar
COPY --from=build /src/target/lib /app/lib
COPY --from=build /src/target/lib-publish /app/lib-publish
COPY geodata /app/geodata
# Where the EPSG registry is unpacked; the database is another container.
ENV HUELLA_HOST=0.0.0.0 HUELLA_GEODATA=/app/geodata HUELLA_DATA=/var/lib/huella
USER huella
EXPOSE 8080
# The program asks itself whether it is ready: no other tool is in the image.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["java", "-Xmx32m", "-jar", "/app/huella.jar", "ready"]
# As the launcher starts it. What the JVM learns of the classes is kept in the volume when the container stops in order.
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["java", "-Xms56m", "-Xmn24m", "-XX:MetaspaceSize=64m", "-Xmx384m", "-XX:MaxDirectMemorySize=160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
    "-XX:+UseCompactObjectHeaders", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=/var/lib/huella/huella.jsa", \
    "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xlog:aot=off", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/huella.jar"]
CMD ["serve"]
