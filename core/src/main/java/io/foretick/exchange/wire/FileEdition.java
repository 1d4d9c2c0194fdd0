package io.foretick.exchange.wire;

import io.foretick.base.Checks;

/// How a file is published at a moment. The same edition is always the same bytes.
///
/// @param missing whether it is not there at all
/// @param again whether it was issued anew: the same rows in other bytes
/// @param share of its time that its rows cover, 1 for all of it
/// @param torn whether it breaks off behind them, in place of ending
public record FileEdition(boolean missing, boolean again, double share, boolean torn) {

    /// There, whole, as it was first issued.
    public static final FileEdition USUAL = new FileEdition(false, false, 1, false);

    public FileEdition {
        Checks.inRange(share, 0, 1, "share");
    }

    /// The same edition, but not there.
    public FileEdition withoutAll() {
        return new FileEdition(true, again, share, torn);
    }

    /// The same edition, issued anew.
    public FileEdition issuedAgain() {
        return new FileEdition(missing, true, share, torn);
    }

    /// The same edition with a part of its rows.
    public FileEdition withShare(double part, boolean breaksOff) {
        return new FileEdition(missing, again, part, breaksOff);
    }
}
