import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of OpenSearch, with what its distribution brings as modules. Its arguments are its settings, as `name=value`. It ends when its
 * input does, so that it never outlives whoever started it.
 */
public final class SearchNode extends Node {
  private SearchNode(Environment environment) {
    super(environment, Stream.of(CommonAnalysisModulePlugin.class, Netty4ModulePlugin.class).map(SearchNode::infoOf).toList(), false);
  }

  private static PluginInfo infoOf(Class<? extends Plugin> plugin) {
    return new PluginInfo(
        plugin.getSimpleName(), "", Version.CURRENT.toString(), Version.CURRENT, "21", plugin.getName(), null, List.of(), false);
  }

  public static void main(String[] arguments) throws Exception {
    var given = Settings.builder();
    for (var argument : arguments) {
      var at = argument.indexOf('=');
      given.put(argument.substring(0, at), argument.substring(at + 1));
    }
    var settings = given.build();
    new SearchNode(new Environment(settings, Path.of(settings.get("path.home"), "config"))).start();
    System.out.println("started");
    System.in.transferTo(OutputStream.nullOutputStream());
    // What it kept is thrown away with it: no need to close in order.
    Runtime.getRuntime().halt(0);
  }
}
