# Foretick in a container. docs/containers.md says how to use it, and that nobody has built it yet.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -q -pl core -am -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home foretick \
    && install -d -o foretick -g foretick /data /data/out /data/state
COPY --from=build /src/core/target/lib /opt/foretick/lib
COPY --from=build /src/jvm.options /opt/foretick/jvm.options
COPY --from=build /src/scripts/container-health.sh /opt/foretick/health.sh
COPY --from=build /src/core/target/classes /opt/foretick/classes

# Inside, the dashboard must listen to the container's own network; what reaches it from outside is
# for whoever publishes the port to say, and compose.yaml says this machine only.
ENV FORETICK_DASHBOARD__BIND=0.0.0.0
EXPOSE 8000

USER foretick
WORKDIR /data
VOLUME ["/data/out", "/data/state"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/foretick/health.sh"]
ENTRYPOINT ["java", "@/opt/foretick/jvm.options", "-cp", "/opt/foretick/classes:/opt/foretick/lib/*", "io.foretick.cli.Main"]
CMD ["paper", "--out", "/data/out/paper"]
