package th.kamt.tabular;

import com.github.pjfanning.poi.xssf.streaming.SharedStringsTableBase;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.poi.ss.usermodel.RichTextString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the texts of an Excel file as they will be read, and keeps none. The table in a file that comes after it has no way
 * to be closed when it breaks off in its making: a text part that cannot be read must be known before.
 */
final class DiscardedStrings extends SharedStringsTableBase {

    private static final Logger LOG = LoggerFactory.getLogger(DiscardedStrings.class);

    DiscardedStrings() {
        super(false);
        strings = new Nothing<>();
        stmap = new Nothing<>();
    }

    @Override
    protected Logger getLogger() {
        return LOG;
    }

    @Override
    protected Iterator<Integer> keyIterator() {
        return Collections.emptyIterator();
    }

    @Override
    public List<RichTextString> getSharedStringItems() {
        return List.of();
    }

    private static final class Nothing<K, V> extends ConcurrentHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        @Override
        public V put(K key, V value) {
            return null;
        }
    }
}
