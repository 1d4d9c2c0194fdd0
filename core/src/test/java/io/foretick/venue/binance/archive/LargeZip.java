package io.foretick.venue.binance.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A zip of one file whose sizes and places are told by the fields of Zip64, as in a zip beyond 4
/// GiB. Layout: PKWARE APPNOTE 6.3, sections 4.3 and 4.5.3.
final class LargeZip {

    private static final int IN_64_BITS = 0xFFFF_FFFF;
    private static final short VERSION = 45;
    private static final short DEFLATED = 8;

    private LargeZip() {}

    static byte[] of(String name, byte[] content) {
        byte[] packed = packed(content);
        var crc = new CRC32();
        crc.update(content);
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer zip =
                ByteBuffer.allocate(packed.length + 2 * nameBytes.length + 400)
                        .order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x0403_4B50);
        putEntry(zip, (int) crc.getValue(), nameBytes.length, 20);
        zip.put(nameBytes);
        zip.putShort((short) 1).putShort((short) 16).putLong(content.length).putLong(packed.length);
        zip.put(packed);
        int directory = zip.position();
        zip.putInt(0x0201_4B50).putShort(VERSION);
        putEntry(zip, (int) crc.getValue(), nameBytes.length, 28);
        zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        zip.putInt(IN_64_BITS).put(nameBytes);
        zip.putShort((short) 1).putShort((short) 24);
        zip.putLong(content.length).putLong(packed.length).putLong(0);
        putEnd(zip, directory, zip.position() - directory);
        byte[] bytes = new byte[zip.position()];
        zip.flip().get(bytes);
        return bytes;
    }

    private static void putEntry(ByteBuffer zip, int crc, int nameLength, int extraLength) {
        zip.putShort(VERSION).putShort((short) 0).putShort(DEFLATED).putInt(0).putInt(crc);
        zip.putInt(IN_64_BITS).putInt(IN_64_BITS);
        zip.putShort((short) nameLength).putShort((short) extraLength);
    }

    private static void putEnd(ByteBuffer zip, long directory, long size) {
        long end = zip.position();
        zip.putInt(0x0606_4B50).putLong(44).putShort(VERSION).putShort(VERSION);
        zip.putInt(0).putInt(0).putLong(1).putLong(1).putLong(size).putLong(directory);
        zip.putInt(0x0706_4B50).putInt(0).putLong(end).putInt(1);
        zip.putInt(0x0605_4B50).putShort((short) 0).putShort((short) 0);
        zip.putShort((short) -1).putShort((short) -1);
        zip.putInt(IN_64_BITS).putInt(IN_64_BITS).putShort((short) 0);
    }

    private static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
