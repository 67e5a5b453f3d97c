package th.kamt.web;

import java.util.Optional;
import org.springframework.ui.Model;

/**
 * A section of the account page that another module has: the page shows every one there is, in the order of the beans. Whether the reader may
 * see the account was asked before.
 */
public interface AccountSection {

    /**
     * @param year B.E. plan year shown
     * @param id   account, or {@code GROUP@UNIT}
     * @return the fragment to show, e.g. {@code activity/section :: section}, its model filled; empty: nothing to show
     */
    Optional<String> fill(Model model, String year, String id);
}
