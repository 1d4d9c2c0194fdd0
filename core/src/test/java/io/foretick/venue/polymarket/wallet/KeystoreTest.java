package io.foretick.venue.polymarket.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.PrivateKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

final class KeystoreTest {

    private static final ScryptCost CHEAP = new ScryptCost(1 << 10, 8, 1);
    private static final String SECRET = "0x" + "4c".repeat(32);
    private static final char[] PASSWORD = "pass-canary".toCharArray();

    /// Written by ethers 5.8 with the password `testword`.
    private static final String OF_ETHERS =
            """
            {"address":"db00079cad3e665853bf766efe26f4c38cdbdcda",\
            "id":"fb83cade-0998-4687-b0bd-d86b74c130a4","version":3,\
            "crypto":{"cipher":"aes-128-ctr",\
            "cipherparams":{"iv":"d50a706460a3899d0de41f4ca723b835"},\
            "ciphertext":"0c06d5f596b91011c78bed4fa3e0ecf81ea672ecabbea902cdf15dc72f06afef",\
            "kdf":"scrypt","kdfparams":\
            {"salt":"27ff220438f988194b7e6fb22beac6ec8644b745d8c9d2f221cdd0f59344e20d",\
            "n":1024,"dklen":32,"p":1,"r":8},\
            "mac":"0dadeced357838ba0982842ceec6cc8cca3b8ed1c8788e7ef39a21ada666a218"}}
            """;

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"crypto", "Crypto"})
    void opensWhatOtherWalletsWrite(String member) throws IOException {
        String text = OF_ETHERS.replace("crypto", member);
        Path file = Files.writeString(folder.resolve("other.json"), text);
        EthAddress expected = PrivateKey.parse(SECRET).address();
        assertEquals(expected, Keystore.open(file, "testword".toCharArray()).address());
        assertEquals(expected, Keystore.address(file));
    }

    @Test
    void opensWhatItWrote() throws IOException {
        Path file = create();
        EthAddress address = PrivateKey.parse(SECRET).address();
        assertEquals(address, Keystore.open(file, PASSWORD).address());
        assertEquals(address, Keystore.address(file));
    }

    @Test
    void takesPasswordsOfAnyLanguage() throws IOException {
        Path file = folder.resolve("any.json");
        char[] password = "пароль 鍵 🔑".toCharArray();
        EthAddress address = Keystore.create(file, secret(), password, CHEAP);
        assertEquals(address, Keystore.open(file, password).address());
    }

    @Test
    void refusesAWrongPasswordAndSaysSo() throws IOException {
        Path file = create();
        var thrown =
                assertThrows(IOException.class, () -> Keystore.open(file, "guess".toCharArray()));
        assertTrue(thrown.toString().contains("password is wrong"), thrown::toString);
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Path file = create();
        assertThrows(FileAlreadyExistsException.class, this::create);
        assertEquals(PrivateKey.parse(SECRET).address(), Keystore.open(file, PASSWORD).address());
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        Path file = create();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(file));
        }
    }

    @Test
    void theFileHoldsNeitherKeyNorPassword() throws IOException {
        String text = Files.readString(create());
        assertFalse(text.contains("4c4c4c4c"), text);
        assertFalse(text.contains("canary"), text);
    }

    @Test
    void refusesFilesThatAreNoKeystore() throws IOException {
        String good = Files.readString(create());
        for (String text :
                new String[] {
                    "",
                    "[]",
                    "no JSON",
                    "{\"version\": 3}",
                    good.replace("\"version\" : 3", "\"version\" : 1"),
                    good.replace("scrypt", "pbkdf2"),
                    good.replace("1024", "1023"),
                    good.replace("1024", "1073741824"),
                    good.replace("1024", "65536").replace("\"r\" : 8", "\"r\" : 1"),
                    good.replace("\"mac\" : \"", "\"mac\" : \"xyz"),
                    "x".repeat(20_000)
                }) {
            Path file = Files.writeString(folder.resolve("wrong.json"), text);
            var thrown = assertThrows(IOException.class, () -> Keystore.open(file, PASSWORD), text);
            assertTrue(thrown.toString().contains("wrong.json"), thrown::toString);
            assertFalse(thrown.toString().contains("canary"), thrown::toString);
        }
    }

    @Test
    void refusesBytesThatAreNoKey() {
        Path file = folder.resolve("none.json");
        assertThrows(
                IllegalArgumentException.class,
                () -> Keystore.create(file, new byte[32], PASSWORD, CHEAP));
        assertFalse(Files.exists(file));
    }

    private Path create() throws IOException {
        Path file = folder.resolve("key.json");
        Keystore.create(file, secret(), PASSWORD, CHEAP);
        return file;
    }

    private static byte[] secret() {
        return Hex.parse(SECRET).orElseThrow();
    }
}
