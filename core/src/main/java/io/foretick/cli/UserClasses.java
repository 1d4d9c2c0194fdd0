package io.foretick.cli;

import io.foretick.session.ConfigException;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loads classes that a user wrote, from jars and folders of class files. What it loads stays
/// loaded until the program ends.
final class UserClasses {

    private final ClassLoader loader;

    /// @param paths jars and folders; the program's own class path is searched as well
    UserClasses(List<Path> paths) {
        var urls = new ArrayList<URL>();
        for (Path path : paths) {
            urls.add(url(path));
        }
        ClassLoader own = UserClasses.class.getClassLoader();
        this.loader = new URLClassLoader(urls.toArray(URL[]::new), own);
    }

    /// The class of this name.
    ///
    /// @throws ConfigException if there is none, or it is no `type`
    <T> Class<? extends T> find(Class<T> type, String name) {
        try {
            return Class.forName(name, true, loader).asSubclass(type);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ConfigException("cannot load class " + name + ": " + e.getMessage(), e);
        } catch (ClassCastException e) {
            throw new ConfigException(name + " does not implement " + type.getName(), e);
        }
    }

    /// A new object of a class, made by its public constructor without arguments.
    ///
    /// @throws ConfigException if it has none, or that fails
    static <T> T make(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new ConfigException(
                    "the constructor of " + type.getName() + " failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new ConfigException(
                    type.getName() + " must be public, with a public constructor without arguments",
                    e);
        }
    }

    private static URL url(Path path) {
        if (!Files.exists(path)) {
            throw new ConfigException("there is no " + path);
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new ConfigException("cannot load classes from " + path, e);
        }
    }
}
