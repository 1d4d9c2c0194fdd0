package io.foretick.session.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.PrivateKey;
import io.foretick.venue.ethereum.Secp256k1;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// The Java machine: its version, that it writes no secrets to the disk, and how fast it signs.
final class MachineChecks implements CheckGroup {

    private static final int JAVA = 25;
    private static final int SIGNATURES = 200;
    private static final double SLOW_US = 1_000;
    private static final String DUMPS = "HeapDumpOnOutOfMemoryError";

    @Override
    public List<Finding> examine(Examination examination) {
        var findings = new ArrayList<Finding>();
        findings.add(version(Runtime.version().feature()));
        findings.add(heapDumps(vmOption(DUMPS)));
        findings.add(signing(signatureUs()));
        return findings;
    }

    static Finding version(int feature) {
        String reason = "Java " + feature;
        return feature == JAVA
                ? Finding.ok("java", reason)
                : Finding.failed("java", reason + "; built and tested on " + JAVA);
    }

    static Finding heapDumps(String option) {
        return option.equals("false")
                ? Finding.ok("heap_dumps", "off")
                : Finding.failed(
                        "heap_dumps",
                        "a dump of the heap would hold the key; start with -XX:-" + DUMPS);
    }

    static Finding signing(double signatureUs) {
        String by = Secp256k1.isNative() ? "the native library" : "plain Java";
        String reason = Math.round(signatureUs) + " us a signature, by " + by;
        return signatureUs < SLOW_US && Secp256k1.isNative()
                ? Finding.ok("signing", reason)
                : Finding.warning("signing", reason);
    }

    private static String vmOption(String name) {
        return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption(name)
                .getValue();
    }

    /// With a key that everybody knows.
    private static double signatureUs() {
        PrivateKey key = PrivateKey.parse("0".repeat(63) + "1");
        key.sign(Bytes32.ZERO);
        long begunNanoTime = System.nanoTime();
        for (int k = 0; k < SIGNATURES; k++) {
            key.sign(Bytes32.ZERO);
        }
        return (System.nanoTime() - begunNanoTime) / 1e3 / SIGNATURES;
    }
}
