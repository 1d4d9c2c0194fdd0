package io.foretick.lab.legacydata;

/// A question to one of the services.
///
/// @param name of the file in which its answer is kept
/// @param url its whole address
/// @param body JSON to be posted, empty for a plain question
/// @param key for the `Authorization` header, empty for none; never shown
record Request(String name, String url, String body, String key) {

    static Request get(String name, String url) {
        return new Request(name, url, "", "");
    }

    @Override
    public String toString() {
        return name;
    }
}
