package org.zoomensemble.security;

import java.util.regex.Pattern;
import org.zoomensemble.operations.UnacceptableInputException;

/** What a person's id, names, e-mail and password must look like, whatever the site's own policy adds. */
final class PersonRules {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int LONGEST = 200;

    private PersonRules() {}

    static String id(String id) {
        String stripped = id == null ? "" : id.strip();
        if (!ID.matcher(stripped).matches()) {
            throw new UnacceptableInputException(
                    "id", "An id is 1 to 64 letters (a to z) and digits without spaces; choose such a one.");
        }
        return stripped;
    }

    static String name(String field, String value) {
        return plain(field, value);
    }

    static String email(String value) {
        String email = plain("email", value);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw new UnacceptableInputException("email", "This is no e-mail address; correct it or leave it empty.");
        }
        return email;
    }

    static void password(String field, String id, Secret password) {
        if (password == null || password.value().length() < PeopleAdministration.SHORTEST_PASSWORD) {
            throw new UnacceptableInputException(
                    field,
                    "The password is shorter than " + PeopleAdministration.SHORTEST_PASSWORD
                            + " characters; choose a longer one.");
        }
        if (password.value().length() > LONGEST) {
            throw new UnacceptableInputException(
                    field, "The password is longer than " + LONGEST + " characters; choose a shorter one.");
        }
        if (password.value().equalsIgnoreCase(id) || password.value().isBlank()) {
            throw new UnacceptableInputException(
                    field, "The password is the user's id or blank; choose one that nobody guesses.");
        }
    }

    private static String plain(String field, String value) {
        String stripped = value == null ? "" : value.strip();
        if (stripped.length() > LONGEST || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new UnacceptableInputException(
                    field, "This is longer than " + LONGEST + " characters or holds control characters; correct it.");
        }
        return stripped;
    }
}
