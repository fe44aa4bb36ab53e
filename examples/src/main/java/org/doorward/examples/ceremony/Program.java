package org.doorward.examples.ceremony;

import java.util.Arrays;
import org.doorward.examples.admftool.AdmfTool;
import org.doorward.examples.auditor.AuditorTool;
import org.doorward.examples.element.ElementMain;
import org.doorward.examples.mdf.MdfMain;
import org.doorward.examples.officertool.OfficerTool;
import org.doorward.examples.vendor.VendorTool;

/** The programs of the ceremony, by the words that the script calls them. */
enum Program {
  OFFICER(OfficerTool.class),
  ADMF(AdmfTool.class),
  AUDITOR(AuditorTool.class),
  VENDOR(VendorTool.class),
  ELEMENT(ElementMain.class),
  MDF(MdfMain.class);

  private final Class<?> main;

  Program(Class<?> main) {
    this.main = main;
  }

  Class<?> main() {
    return main;
  }

  static Program of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no program " + word));
  }
}
