package th.kamt.workflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * A form with files whose body nobody looks at until a gate lets it through. Asked for any parameter the server would read all of it to
 * disk, and Spring MVC asks even before anybody has logged in, when it looks which page is meant.
 */
class HeldForm extends HttpServletRequestWrapper {

    private final MultiValueMap<String, String> inAddress;
    private boolean released;

    private HeldForm(HttpServletRequest request) {
        super(request);
        this.inAddress = UploadedForm.inAddress(request.getQueryString());
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Lets whoever asks next read the body. */
    static void release(HttpServletRequest request) {
        HeldForm held = WebUtils.getNativeRequest(request, HeldForm.class);
        if (held != null) {
            held.released = true;
        }
    }

    @Override
    public String getParameter(String name) {
        return released ? super.getParameter(name) : inAddress.getFirst(name);
    }

    @Override
    public String[] getParameterValues(String name) {
        if (released) {
            return super.getParameterValues(name);
        }
        List<String> values = inAddress.get(name);
        return values == null ? null : values.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return released ? super.getParameterNames() : Collections.enumeration(inAddress.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (released) {
            return super.getParameterMap();
        }
        Map<String, String[]> all = new LinkedHashMap<>();
        inAddress.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        return released ? super.getParts() : List.of();
    }

    @Override
    public Part getPart(String name) throws IOException, ServletException {
        return released ? super.getPart(name) : null;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<OncePerRequestFilter> heldForms() {
            FilterRegistrationBean<OncePerRequestFilter> first =
                    new FilterRegistrationBean<>(new OncePerRequestFilter() {
                        /** The page of an error asks for parameters, too. */
                        @Override
                        protected boolean shouldNotFilterErrorDispatch() {
                            return false;
                        }

                        @Override
                        protected void doFilterInternal(
                                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                                throws ServletException, IOException {
                            chain.doFilter(isMultipart(request) ? new HeldForm(request) : request, response);
                        }
                    });
            first.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
            return first;
        }
    }
}
