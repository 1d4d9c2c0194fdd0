package io.foretick.math.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.Precision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.function.LongSupplier;

/// Training gives the same weights, bit for bit, at every width of vectors and one number at a
/// time.
class LaneWidthTest {

    /// Renewed only where the arithmetic itself is meant to change.
    private static final long GOLDEN = -7670846529031498708L;

    @ParameterizedTest(name = "{0} bit")
    @ValueSource(ints = {64, 128, 256, 512})
    void vectorsOfEveryWidthGiveTheGoldenWeights(int bits) throws ReflectiveOperationException {
        Class<?> program = new Widths(bits).loadClass(VectorDigest.class.getName());
        var digest = (LongSupplier) program.getDeclaredConstructor().newInstance();
        assertEquals(GOLDEN, digest.getAsLong());
    }

    @Test
    void scalarTwinGivesTheGoldenWeights() {
        assertEquals(GOLDEN, SmallModel.digestOfTraining(Arithmetic.scalar(Precision.FLOAT)));
    }

    @Test
    void preferredWidthGivesTheGoldenWeights() {
        assertEquals(GOLDEN, SmallModel.digestOfTraining(Arithmetic.vector()));
    }

    /// Loads the kernel and its layers anew, with vectors of another width in place of the
    /// preferred: the width must be a constant for the compiler, hence not a parameter.
    private static final class Widths extends ClassLoader {

        private static final String ROOM = "io.foretick.math.";
        private static final String PREFERRED = "SPECIES_PREFERRED";

        private final String species;

        Widths(int bits) {
            super(LaneWidthTest.class.getClassLoader());
            this.species = "SPECIES_" + bits;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith(ROOM) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = withSpecies(in.readAllBytes());
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        private byte[] withSpecies(byte[] bytes) {
            CodeTransform exchanged =
                    (builder, element) -> {
                        if (element instanceof FieldInstruction field
                                && field.name().equalsString(PREFERRED)) {
                            builder.getstatic(
                                    field.owner().asSymbol(), species, field.typeSymbol());
                        } else {
                            builder.with(element);
                        }
                    };
            ClassFile classFile = ClassFile.of();
            return classFile.transformClass(
                    classFile.parse(bytes), ClassTransform.transformingMethodBodies(exchanged));
        }
    }
}
