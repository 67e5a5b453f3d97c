package th.kamt.support;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A Java of its own, its output in a file. */
public final class Jvm implements AutoCloseable {

    private static final List<String> CLASS_PATH =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;

    private Jvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** The application and every jar; with the test's jars, without its classes. */
    public static List<String> applicationClassPath() {
        return classPath(entry -> !entry.endsWith("test-classes"));
    }

    /** This test's class path, as far as wanted. */
    public static List<String> classPath(Predicate<String> wanted) {
        return CLASS_PATH.stream().filter(wanted).toList();
    }

    /** A folder of the class path with these test classes only: the application's scan must not find the others. */
    public static String only(Path folder, Class<?>... classes) throws IOException {
        for (Class<?> each : classes) {
            String name = each.getName().replace('.', '/') + ".class";
            Path copy = folder.resolve(name);
            Files.createDirectories(copy.getParent());
            try (InputStream compiled = each.getClassLoader().getResourceAsStream(name)) {
                Files.copy(compiled, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder.toString();
    }

    /** The same class path with its folders packed into one jar: the JVM archives no classes of folders. */
    public static List<String> jarsOnly(Path jar, List<String> classPath) throws IOException {
        List<String> jars = new ArrayList<>(List.of(jar.toString()));
        Set<String> packed = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : classPath) {
                if (Files.isDirectory(Path.of(entry))) {
                    pack(Path.of(entry), packed, out);
                } else {
                    jars.add(entry);
                }
            }
        }
        return jars;
    }

    private static void pack(Path folder, Set<String> packed, JarOutputStream out) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(path -> !path.equals(folder)).toList();
        }
        for (Path path : paths) {
            boolean isFolder = Files.isDirectory(path);
            String name = folder.relativize(path).toString().replace(File.separatorChar, '/') + (isFolder ? "/" : "");
            if (packed.add(name)) {
                out.putNextEntry(new JarEntry(name));
                if (!isFolder) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
    }

    public static Jvm start(
            Path output, List<String> classPath, List<String> options, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
        command.addAll(Arrays.asList(arguments));
        try {
            return new Jvm(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rest of the one line that begins so, once the JVM has ended by itself. */
    public String said(String beginning) throws IOException, InterruptedException {
        int exit = process.waitFor();
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .map(line -> line.substring(beginning.length()))
                    .orElseThrow(() -> new IllegalStateException("ended with " + exit + ", see below\n" + all()));
        }
    }

    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(all());
        }
    }

    /** Waits until it has said a line that begins so, while it goes on. */
    public void awaitSaid(String beginning) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(output).contains(beginning)) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("never said " + beginning + "\n" + all());
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    /** What it has said after that on the line that begins so. */
    public String saidSoFar(String beginning) throws IOException {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .map(line -> line.substring(beginning.length()))
                    .orElseThrow();
        }
    }

    /** As {@code kill -9}: it has no chance to tidy up. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private String all() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
