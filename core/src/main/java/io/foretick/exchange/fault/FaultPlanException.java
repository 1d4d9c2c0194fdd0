package io.foretick.exchange.fault;

/// A plan of faults that cannot be used; the message names the key and the line.
public final class FaultPlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FaultPlanException(String message) {
        super(message);
    }

    public FaultPlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
