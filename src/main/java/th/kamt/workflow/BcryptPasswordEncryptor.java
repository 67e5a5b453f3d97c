package th.kamt.workflow;

import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Bcrypt for the engine's users. The engine hands over password and salt as one text, which may be longer than the 72 bytes
 * bcrypt reads: its SHA-256 is what is hashed.
 */
class BcryptPasswordEncryptor implements PasswordEncryptor {

    private final BCryptPasswordEncoder bcrypt;

    /** @param cost log2 of the rounds, 4 to 31 */
    BcryptPasswordEncryptor(int cost) {
        bcrypt = new BCryptPasswordEncoder(cost);
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(shortened(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(shortened(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }

    private static String shortened(String password) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(password));
    }
}
