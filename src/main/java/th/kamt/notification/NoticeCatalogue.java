package th.kamt.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Every kind of notice that modules declare. */
@Component
class NoticeCatalogue {

    private final Map<String, NoticeKind> kinds = new TreeMap<>();

    NoticeCatalogue(List<NoticeKinds> declared) {
        for (NoticeKinds module : declared) {
            for (NoticeKind kind : module.kinds()) {
                if (kinds.put(kind.id(), kind) != null) {
                    throw new IllegalStateException("two modules declare the kind of notice " + kind.id());
                }
            }
        }
    }

    /** Ordered by id. */
    Collection<NoticeKind> all() {
        return List.copyOf(kinds.values());
    }

    boolean has(String id) {
        return kinds.containsKey(id);
    }

    NoticeKind require(String id) {
        NoticeKind kind = kinds.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("no module declares the kind of notice " + id);
        }
        return kind;
    }
}
