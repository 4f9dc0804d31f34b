package io.earshot.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Generated chats of realistic length in English and Mandarin, the same for the same seed. */
final class ChatCorpus {
  private static final String[][] AGENT = {
    {
      "Good morning, thank you for contacting us. How can I help you today?",
      "I am so sorry to hear that, I can see why you are upset.",
      "Could you give me your order number, please?",
      "Let me look into it. Three minutes please.",
      "Thank you for waiting. The parcel left the warehouse on %d November.",
      "I have refunded %d euros; it takes 3 working days.",
      "Does that work for you?",
      "Is there anything else I can help you with?",
      "Thank you for contacting us. Have a nice day!"
    },
    {
      "您好,工号8023为您服务,请问有什么可以帮您?",
      "非常抱歉给您带来不便,我非常理解您的心情。",
      "请您提供一下订单号和预留手机号。",
      "请您稍等,我帮您查一下。",
      "感谢您的耐心等待,您的包裹%d号已经发出。",
      "已经为您申请退款%d元,3个工作日到账。",
      "您看这样处理可以吗?",
      "请问还有其他可以帮您的吗?",
      "感谢您的来电,祝您生活愉快!"
    }
  };
  private static final String[][] CUSTOMER = {
    {
      "Hi, my parcel has not arrived yet",
      "This is the third time I am asking, that is unacceptable!",
      "The order number is %d",
      "ok, I'll wait",
      "And when do I get my money back?",
      "Yes, that would be fine",
      "no that's all, thanks"
    },
    {"你好,我的包裹一直没有收到", "我都说了三遍了,太过分了!", "订单号是%d", "好的,我等", "那退款什么时候到账?", "可以", "没有了,谢谢"}
  };

  private ChatCorpus() {}

  /** Writes {@code count} chats as JSON Lines. */
  static void write(Path file, int count, long seed) throws IOException {
    Random random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        chat(out, i, random);
      }
    }
  }

  private static void chat(BufferedWriter out, int number, Random random) throws IOException {
    int language = random.nextInt(2);
    // most chats are short, some are long: 6 to 60 turns, mean about 20
    int turns = 6 + (int) Math.min(54, -14 * Math.log(1 - random.nextDouble()));
    out.write("{\"id\":\"chat-" + number + "\",\"channel\":\"chat\",\"language\":\"");
    out.write((language == 0 ? "en" : "zh") + "\",\"agent\":{\"id\":\"a" + random.nextInt(40));
    out.write(
        "\"},\"customer\":{\"id\":\"k" + random.nextInt(30_000) + "\"},\"startedAt\":\"2026-11-");
    out.write(
        String.format(
            java.util.Locale.ROOT,
            "%02dT%02d:%02d:00+08:00\",",
            1 + random.nextInt(20),
            8 + random.nextInt(10),
            random.nextInt(60)));
    out.write(
        "\"metadata\":{\"team\":\"team "
            + random.nextInt(5)
            + "\",\"skillGroup\":\"orders\"},\"turns\":[");
    long millis = 0;
    for (int t = 0; t < turns; t++) {
      boolean agent = t % 2 == 0;
      String[] lines = (agent ? AGENT : CUSTOMER)[language];
      String text =
          String.format(
              java.util.Locale.ROOT, lines[random.nextInt(lines.length)], random.nextInt(100_000));
      millis += 2_000 + random.nextInt(40_000);
      out.write((t == 0 ? "" : ",") + "{\"role\":\"" + (agent ? "agent" : "customer"));
      out.write("\",\"text\":\"" + text + "\",\"startMillis\":" + millis + "}");
    }
    out.write("]}\n");
  }
}
