package io.foretick.venue.polymarket.sign;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.Eip712;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Signer;

import java.io.IOException;

/// The login that a wallet's key signs to create or fetch an API key (the venue's "L1").
public final class ClobAuth {

    private static final String NAME = "ClobAuthDomain";
    private static final String VERSION = "1";
    private static final String MESSAGE = "This message attests that I control the given wallet";

    private static final byte[] TYPE_HASH =
            Eip712.typeHash(
                    "ClobAuth(address address,string timestamp,uint256 nonce,string message)");

    private ClobAuth() {}

    /// What the key signs.
    ///
    /// @param address of the key
    /// @param timestampSeconds as in the header `POLY_TIMESTAMP`
    /// @param nonce as in the header `POLY_NONCE`; each nonce has an API key of its own
    public static Bytes32 digest(
            EthAddress address, long timestampSeconds, long nonce, long chainId) {
        Bytes32 login =
                Eip712.structHash(
                        TYPE_HASH,
                        Eip712.address(address),
                        Eip712.string(Long.toString(timestampSeconds)),
                        Eip712.uint(nonce),
                        Eip712.string(MESSAGE));
        return Eip712.digest(Eip712.domainSeparator(NAME, VERSION, chainId), login);
    }

    /// The value of the header `POLY_SIGNATURE`.
    ///
    /// @throws IOException if the signer does not answer, or not as agreed
    public static String sign(Signer signer, long timestampSeconds, long nonce, long chainId)
            throws IOException {
        return signer.sign(digest(signer.address(), timestampSeconds, nonce, chainId)).hex();
    }
}
