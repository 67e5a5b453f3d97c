package th.kamt.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The application's pages as somebody logged in has them, in Thai. */
@Component
public final class Pages {

    private final WebApplicationContext context;
    private MockMvc mvc;

    Pages(WebApplicationContext context) {
        this.context = context;
    }

    /** Made at first use: before that the context is not complete. */
    private synchronized MockMvc mvc() {
        if (mvc == null) {
            mvc = MockMvcBuilders.webAppContextSetup(context)
                    .apply(SecurityMockMvcConfigurers.springSecurity())
                    .build();
        }
        return mvc;
    }

    public Rest.Answer get(String person, String path) {
        return perform(MockMvcRequestBuilders.get(address(path)), person);
    }

    /** @param fields names and values by turns */
    public Rest.Answer post(String person, String path, String... fields) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(address(path));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return perform(request.with(csrf()), person);
    }

    /** As a browser writes it: blanks of a search are none in an address. */
    private static URI address(String path) {
        return URI.create(path.replace(" ", "%20"));
    }

    /** With blanks as blanks, also where they keep words together. */
    public Rest.Answer perform(MockHttpServletRequestBuilder request, String person) {
        MockHttpServletResponse answer = answer(request, person);
        try {
            return new Rest.Answer(
                    answer.getStatus(), answer.getContentAsString(UTF_8).replace('\u00a0', ' '));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    public MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String person) {
        return result(request, person).getResponse();
    }

    public MvcResult result(MockHttpServletRequestBuilder request, String person) {
        try {
            return mvc().perform(request.with(user(person)).header("Accept-Language", "th"))
                    .andReturn();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
