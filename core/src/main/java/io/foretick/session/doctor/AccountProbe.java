package io.foretick.session.doctor;

import java.io.IOException;

/// Asks the venue about the account that shall trade. May block. Changes nothing there but, at the
/// first login of a key, that it has an API key.
public interface AccountProbe {

    /// What the account has.
    ///
    /// @param cashE8 collateral, open orders included
    /// @param allowanceE8 what the exchange contract may take of it
    /// @param openOrders how many orders are open
    record Funds(long cashE8, long allowanceE8, int openOrders) {}

    /// Logs in.
    ///
    /// @throws IOException if the venue refuses or does not answer; the message has no secret
    void login() throws IOException, InterruptedException;

    /// Asks for balance, allowances and open orders.
    Funds funds() throws IOException, InterruptedException;

    /// What the exchange contract may take of an outcome's tokens.
    long tokenAllowanceE8(String tokenId) throws IOException, InterruptedException;

    /// Whether the venue lets the account only close positions.
    boolean isClosedOnly() throws IOException, InterruptedException;
}
