package th.kamt.modelcheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The tables the application was built with: what it reads of them, no changed table may lack. */
@Component
class ShippedTables {

    private record Shipped(Map<String, DecisionFile.Table> tables, Map<String, List<String>> files) {}

    private final Supplier<Shipped> shipped = SingletonSupplier.of(ShippedTables::read);

    Optional<DecisionFile.Table> table(String id) {
        return Optional.ofNullable(shipped.get().tables().get(id));
    }

    /** Ids of the tables that stand in one file with this one. */
    List<String> besides(String id) {
        return shipped.get().files().values().stream()
                .filter(ids -> ids.contains(id))
                .findFirst()
                .orElse(List.of());
    }

    private static Shipped read() {
        Map<String, DecisionFile.Table> tables = new LinkedHashMap<>();
        Map<String, List<String>> files = new LinkedHashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.dmn")) {
                try (InputStream in = file.getInputStream()) {
                    List<String> ids = new ArrayList<>();
                    for (DecisionFile.Table table :
                            DecisionFile.read(in.readAllBytes()).tables()) {
                        tables.put(table.id(), table);
                        ids.add(table.id());
                    }
                    files.put(file.getFilename(), List.copyOf(ids));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shipped(tables, files);
    }
}
