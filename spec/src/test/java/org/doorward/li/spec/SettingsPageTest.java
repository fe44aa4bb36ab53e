package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.junit.jupiter.api.Test;

/** The table of an element's settings in the README of li-netty has each of the builder's, and no other. */
class SettingsPageTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void eachSettingHasItsPlace() throws Exception {
    TreeSet<String> named = Files.readAllLines(Path.of("../li-netty/README.md")).stream()
        .dropWhile(line -> !line.equals("## An element's settings"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> NAME.matcher(line.split("\\|", -1)[1]).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> settings = Arrays.stream(NetworkElementBuilder.class.getMethods())
        .filter(method -> method.getReturnType() == NetworkElementBuilder.class)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(settings, named);
  }
}
