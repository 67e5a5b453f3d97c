package th.kamt.customer.web;

import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.customer.ContactErasure;

/** Erasure of an account's contact persons on request, by REST. */
@RestController
class ContactResource {

    private final ContactErasure erasure;

    ContactResource(ContactErasure erasure) {
        this.erasure = erasure;
    }

    record Order(String reason) {}

    @PostMapping("/api/customers/{accountId}/contacts/erasure")
    Map<String, Integer> erase(@PathVariable("accountId") String accountId, @RequestBody Order order) {
        return Map.of("erased", erasure.erase(accountId, order.reason()));
    }
}
