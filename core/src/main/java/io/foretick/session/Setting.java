package io.foretick.session;

/// One value that was set somewhere, before it is understood.
///
/// @param path dotted key, such as `risk.cooldown_ms`
/// @param text the value as written; the elements of a list are joined by commas
/// @param origin where it was set, such as `line 7 of run.yaml` or `environment COOLDOWN_MS`
record Setting(String path, String text, String origin) {}
