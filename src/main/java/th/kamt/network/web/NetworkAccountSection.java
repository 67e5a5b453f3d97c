package th.kamt.network.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.calendar.PlanYear;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;
import th.kamt.organization.AccessControl;
import th.kamt.web.AccountSection;

/** The account page's work handed to the Network side, in pilot provinces. */
@Component
class NetworkAccountSection implements AccountSection {

    private final NetworkWorks works;
    private final NetworkRows rows;
    private final AccessControl access;

    NetworkAccountSection(NetworkWorks works, NetworkRows rows, AccessControl access) {
        this.works = works;
        this.rows = rows;
        this.access = access;
    }

    @Override
    public Optional<String> fill(Model model, String year, String id) {
        PlanYear planYear = PlanYear.parse(year);
        List<NetworkWork> found = works.ofAccount(planYear, id);
        boolean may = works.mayHandOver(planYear, id, access.currentPerson());
        if (found.isEmpty() && !may) {
            return Optional.empty();
        }
        model.addAttribute("networkRows", found.stream().map(rows::row).toList());
        model.addAttribute("networkNew", may ? "/network-works/new?account=" + id : null);
        return Optional.of("network/section :: section");
    }
}
