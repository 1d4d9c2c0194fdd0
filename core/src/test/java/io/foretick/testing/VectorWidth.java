package io.foretick.testing;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.List;

/// Loads some packages anew, with vectors of another width in place of the preferred: the width
/// must be a constant for the compiler, hence not a parameter.
public final class VectorWidth extends ClassLoader {

    private static final String PREFERRED = "SPECIES_PREFERRED";

    private final String species;
    private final List<String> rooms;

    /// @param rooms how the names of the classes begin that are loaded anew
    public VectorWidth(int bits, String... rooms) {
        super(VectorWidth.class.getClassLoader());
        this.species = "SPECIES_" + bits;
        this.rooms = List.of(rooms);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return rooms.stream().anyMatch(name::startsWith)
                    ? define(name)
                    : super.loadClass(name, resolve);
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
                        builder.getstatic(field.owner().asSymbol(), species, field.typeSymbol());
                    } else {
                        builder.with(element);
                    }
                };
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(
                classFile.parse(bytes), ClassTransform.transformingMethodBodies(exchanged));
    }
}
