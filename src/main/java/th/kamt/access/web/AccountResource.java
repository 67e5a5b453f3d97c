package th.kamt.access.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.access.AccessDesk;
import th.kamt.calendar.CalendarDates;
import th.kamt.organization.Leavers.Leaving;

/** Access of people by REST, for administrators. */
@RestController
class AccountResource {

    private final AccessDesk desk;

    AccountResource(AccessDesk desk) {
        this.desk = desk;
    }

    /** @param mail whether the link is mailed to the person instead of given to the caller; missing: no */
    record LinkWish(Boolean mail) {}

    /** @param on ISO day of the Common Era */
    record LeaveOrder(String on, String reason) {}

    record Back(String reason) {}

    /** As it stands now. */
    record Standing(String employeeId, String on, boolean effective) {}

    /** The one-time link by which a person sets their password: in the answer, or mailed. */
    @PostMapping("/api/accounts/{user}/password-link")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> link(@PathVariable("user") String user, @RequestBody Optional<LinkWish> wish) {
        return wish.map(LinkWish::mail).orElse(false)
                ? Map.of("mailedTo", desk.mailLink(user))
                : Map.of("path", desk.link(user));
    }

    @PostMapping("/api/accounts/{user}/leave")
    Standing leave(@PathVariable("user") String user, @RequestBody LeaveOrder order) {
        Leaving leaving = desk.leave(user, CalendarDates.parseIso(order.on()), order.reason());
        return new Standing(user, leaving.on().toString(), leaving.effective());
    }

    @PostMapping("/api/accounts/{user}/return")
    ResponseEntity<Void> comeBack(@PathVariable("user") String user, @RequestBody Back back) {
        desk.comeBack(user, back.reason());
        return ResponseEntity.noContent().build();
    }
}
