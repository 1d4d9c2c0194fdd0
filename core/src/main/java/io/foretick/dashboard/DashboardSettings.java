package io.foretick.dashboard;

import io.foretick.base.Checks;

import java.util.List;

/// Where the dashboard listens and whom it lets in.
///
/// @param bind address to listen on; anything but loopback only inside a container
/// @param port 0 lets the system choose one
/// @param hosts names, beside those of this machine, under which browsers may reach it
/// @param streamsMax how many browsers may be kept up to date at once
public record DashboardSettings(String bind, int port, List<String> hosts, int streamsMax) {

    /// This machine only, port 8000.
    public static final DashboardSettings DEFAULT =
            new DashboardSettings("127.0.0.1", 8000, List.of(), 16);

    public DashboardSettings {
        Checks.notBlank(bind, "dashboard_bind");
        Checks.inRange(port, 0, 65_535, "dashboard_port");
        Checks.inRange(streamsMax, 1, 1_000, "streams_max");
        hosts = List.copyOf(hosts);
    }

    /// The same on another port.
    public DashboardSettings withPort(int other) {
        return new DashboardSettings(bind, other, hosts, streamsMax);
    }

    /// The same on another address.
    public DashboardSettings withBind(String other) {
        return new DashboardSettings(other, port, hosts, streamsMax);
    }
}
