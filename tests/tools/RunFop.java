/* RunFop.java - Apache FOP over many FO files in one process.
 * usage: java -cp … tests/tools/RunFop.java CONFIGURATION FOLDER FILE.fo...   writes FOLDER/FILE.pdf; the status is 1 if any failed */
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.events.Event;
import org.apache.fop.events.EventFormatter;

public class RunFop {
    public static void main(String[] arguments) throws Exception {
        FopFactory factory = FopFactory.newInstance(new File(arguments[0]));
        int status = 0;
        for (int i = 2; i < arguments.length; i++) {
            File source = new File(arguments[i]);
            String name = source.getName().replaceAll("\\.fo$", ".pdf");
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(new File(arguments[1], name)))) {
                FOUserAgent agent = factory.newFOUserAgent();
                agent.getEventBroadcaster().addEventListener((Event event) ->
                    System.err.println(source.getName() + ": " + event.getSeverity().getName() + ": " + EventFormatter.format(event)));
                Fop fop = factory.newFop("application/pdf", agent, out);
                Transformer transformer = TransformerFactory.newInstance().newTransformer();
                transformer.transform(new StreamSource(source), new SAXResult(fop.getDefaultHandler()));
            } catch (Exception problem) {
                System.err.println(source.getName() + ": " + problem.getMessage());
                status = 1;
            }
        }
        System.exit(status);
    }
}
