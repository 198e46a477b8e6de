/* Preflight.java - asks PDFBox whether files are valid PDF/A-1b.
 * Called by:   tests/test_render_pdfa.c; the classes are those of Debian's libpdfbox2-java.
 * One line for each file: `valid FILE`, or `wrong FILE: CODE DETAILS` for each fault. Exit status 1 where one is wrong. */
import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public final class Preflight {
    private static ValidationResult validate (String path) throws Exception {
        PreflightParser parser = new PreflightParser (new File (path));
        try {
            parser.parse ();
            try (PreflightDocument document = parser.getPreflightDocument ()) {
                document.validate ();
                return document.getResult ();
            }
        } catch (SyntaxValidationException problem) {
            return problem.getResult ();
        }
    }

    public static void main (String[] paths) throws Exception {
        boolean good = true;
        for (String path : paths) {
            ValidationResult result = validate (path);
            if (result.isValid ())
                System.out.println ("valid " + path);
            for (ValidationResult.ValidationError error : result.getErrorsList ())
                System.out.println ("wrong " + path + ": " + error.getErrorCode () + " " + error.getDetails ());
            good &= result.isValid () && result.getErrorsList ().isEmpty ();
        }
        System.exit (good ? 0 : 1);
    }
}
