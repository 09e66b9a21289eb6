package dev.datawright.launcher.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;

/// The RSA key of this installation; made once, its public half written out for the services.
public record SigningKey(RSAKey key, Path publicKeyFile) {

    public static SigningKey of(Home home) throws IOException {
        Path privateFile = home.keys().resolve("signing-key.json");
        Path publicFile = home.keys().resolve("public.pem");
        try {
            RSAKey key;
            if (Files.exists(privateFile)) {
                key = RSAKey.parse(Files.readString(privateFile));
            } else {
                key = new RSAKeyGenerator(2048)
                        .keyUse(KeyUse.SIGNATURE)
                        .keyIDFromThumbprint(true)
                        .generate();
                PrivateFiles.write(privateFile, key.toJSONString());
            }
            PrivateFiles.write(publicFile, pem(key.toRSAPublicKey().getEncoded()));
            return new SigningKey(key, publicFile);
        } catch (ParseException e) {
            throw new IOException(privateFile + " is not a key. Delete it to have a new one made.", e);
        } catch (JOSEException e) {
            throw new IOException("The signing key cannot be used: " + e.getMessage(), e);
        }
    }

    private static String pem(byte[] encoded) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n";
    }
}
