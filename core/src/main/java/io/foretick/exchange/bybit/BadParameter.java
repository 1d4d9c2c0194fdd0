package io.foretick.exchange.bybit;

/// A request that Bybit would answer with an error. Thrown while a request is read, caught once by
/// the service.
final class BadParameter extends Exception {

    private static final long serialVersionUID = 1L;

    private final String text;

    /// @param text what the answer says
    BadParameter(String text) {
        super(text);
        this.text = text;
    }

    /// What the answer says.
    String text() {
        return text;
    }
}
