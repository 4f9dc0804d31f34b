package io.earshot.bench;

/** Stock sentences of contact centres, and words to go between them. */
final class Sentences {
  private static final String[] EN_AGENT = {
    "thank you for calling acme support my name is anna how can i help you today",
    "i understand how frustrating that must be for you",
    "i'm sorry about the delay with your laptop",
    "may i have your account number please",
    "let me check that for you right now",
    "could you please hold for a moment while i look into this",
    "thank you for your patience grace",
    "i can see here that the camera was shipped on wednesday",
    "i will escalate this issue to our technical team",
    "is there anything else i can help you with today",
    "have a great day and thank you for choosing acme",
    "this call may be recorded for quality and training purposes",
    "for security reasons i need to verify your date of birth",
    "i have gone ahead and processed the refund of twelve dollars",
    "you should receive a confirmation email within three hours",
    "unfortunately we are not able to waive that fee",
    "our policy does not allow returns after twelve days",
    "i would recommend restarting the camera and trying again",
    "that is a great question let me find out",
    "i completely understand your concern about the watch",
    "can you tell me what the error message says",
    "okay so what i am going to do is open a ticket for you",
    "the technician will arrive on wednesday between twelve and twelve",
    "i apologize for the inconvenience this has caused",
    "we really value you as a customer",
    "just to confirm you want to cancel the headset subscription",
    "there is an early termination fee of three dollars",
    "please do not worry we will sort this out together",
    "your reference number is twelve twelve twelve",
    "let me transfer you to the billing department",
  };

  private static final String[] EN_CUSTOMER = {
    "hi i'm calling about my router it has stopped working",
    "i have been waiting for twelve days and nobody called me back",
    "this is ridiculous i want to speak to your manager",
    "yes my account number is seven seven seven",
    "no that is not what i was told last time",
    "i was charged twice for the same headset",
    "can you just give me my money back",
    "okay thank you i really appreciate your help",
    "i am very disappointed with the service",
    "when will the watch arrive",
    "sorry could you repeat that please",
    "i already tried restarting it and it did not help",
    "your website keeps showing an error when i log in",
    "i want to cancel my subscription right now",
    "that sounds good let us do that",
    "how much is that going to cost me",
    "i never received the confirmation email",
    "the last agent hung up on me",
    "yes that is correct",
    "alright i will wait for the email then",
    "my name is anna and my order number is three three",
    "it says the payment was declined but my card is fine",
    "i do not have time for this",
    "great thanks a lot have a nice day",
    "i don't understand why this keeps happening",
  };

  private static final String[] EN_FILLER = {
    "um", "uh", "you know", "well", "so", "i mean", "okay", "right",
  };

  private static final String[] EN_WORDS =
      ("time person year way day thing man world life hand part child eye woman place work week"
              + " case point government company number group problem fact be have do say get make go"
              + " know take see come think look want give use find tell ask work seem feel try leave"
              + " call good new first last long great little own other old right big high different"
              + " small large next early young important few public bad same able to of in for on with"
              + " at by from up about into over after internet router modem bill payment credit card"
              + " balance invoice statement plan upgrade contract device phone tablet screen battery"
              + " charger warranty repair replacement delivery courier address package tracking refund"
              + " exchange store online app password login reset code text email message signal"
              + " network outage technician appointment schedule morning afternoon evening monday"
              + " tuesday wednesday thursday friday weekend holiday discount promotion offer price fee"
              + " charge monthly annual family business account profile settings update version"
              + " install download data usage limit speed slow fast broken damaged missing wrong"
              + " correct manager supervisor department team policy terms conditions agreement sign"
              + " cancel renew suspend activate deactivate transfer port line extension voicemail hold"
              + " wait queue minutes hours days weeks months")
          .split(" ");

  private static final String[] ZH_AGENT = {
    "您好，欢迎致电客户服务中心，请问有什么可以帮您",
    "非常抱歉给您带来不便",
    "请您稍等，我帮您查询一下",
    "麻烦您提供一下您的订单号",
    "感谢您的耐心等待",
    "我非常理解您的心情",
    "您的摄像头已经在星期二发货了",
    "我会把您的问题反馈给技术部门",
    "请问还有其他可以帮您的吗",
    "感谢您的来电，祝您生活愉快",
    "为了保证服务质量本次通话将会被录音",
    "为了您的账户安全需要核实一下您的身份信息",
    "已经为您申请退款，预计三到五个工作日到账",
    "稍后会有短信发送到您的手机上",
    "不好意思这个费用我们没有办法减免",
    "根据规定超过七天就不能退货了",
    "建议您重新启动一下摄像头再试试",
    "您放心我们一定会尽快处理",
    "您看这样处理可以吗",
    "请问您方便说一下具体的情况吗",
    "我这边帮您登记一下",
    "工程师会在星期二上门为您检修",
    "这边跟您确认一下您是要取消手机套餐对吗",
    "提前解约需要支付违约金",
    "请您不要着急我们一起来解决",
    "帮您转接到账单部门可以吗",
    "请您对我的服务做出评价",
    "您反映的问题我已经记录下来了",
    "系统显示您的账户余额不足",
    "请您核对一下收货地址",
  };

  private static final String[] ZH_CUSTOMER = {
    "你好我想问一下我的路由器为什么用不了了",
    "我都等了好几天了也没有人联系我",
    "你们这是什么服务态度",
    "我要投诉你们",
    "叫你们经理过来跟我说",
    "我的订单号是八八",
    "上次那个客服不是这么说的",
    "为什么重复扣了我两次钱",
    "你能不能直接给我退款",
    "好的谢谢你帮我处理",
    "我对你们的服务非常失望",
    "宽带什么时候能送到",
    "不好意思你能再说一遍吗",
    "我已经重启过了还是不行",
    "我登录你们网站一直报错",
    "我现在就要取消这个套餐",
    "行那就这样吧",
    "这个要多少钱",
    "我一直没有收到短信",
    "上一个客服直接挂了我的电话",
    "对没错",
    "那我再等等吧",
    "付款的时候显示失败但是我的卡没有问题",
    "我没有时间跟你耗",
    "谢谢再见",
  };

  private static final String[] ZH_FILLER = {
    "嗯", "那个", "就是说", "然后", "呃", "对", "好的", "是这样",
  };

  private static final String[] ZH_WORDS =
      ("时间 问题 账户 订单 手机 电话 客户 服务 系统 网络 信号 套餐 流量 话费 "
              + "充值 余额 账单 发票 地址 快递 物流 包裹 退货 换货 维修 质量 价格 优惠 "
              + "活动 会员 积分 密码 验证码 短信 邮件 登录 注册 绑定 解绑 升级 下载 安装 "
              + "更新 设置 页面 显示 失败 成功 提交 审核 申请 处理 解决 反馈 投诉 建议 "
              + "经理 主管 同事 部门 公司 规定 合同 协议 期限 费用 违约金 扣款 到账 银行 "
              + "信用卡 支付 转账 今天 明天 昨天 上午 下午 晚上 周末 节假日 现在 马上 立刻 "
              + "已经 可能 应该 需要 希望 觉得 知道 明白 理解 抱歉 感谢 麻烦 方便 确认 "
              + "核实 登记 联系 通知 等待 回复 稍后 尽快 安排 上门 检查 检测 更换 新的 "
              + "旧的 好的 不是 没有 还是 因为 所以 但是 如果 然后 这个 那个 什么 怎么 "
              + "为什么 多少 几天 一下 一直 经常 偶尔 非常 特别 比较 真的 完全 其他 别的 "
              + "东西 办法 情况 原因 结果 过程 方式 标准 要求 信息 资料 身份证 姓名 号码 "
              + "地区 城市 门店 柜台 人工 自助 机器 设备 屏幕 电池 电源 开机 关机 重启 "
              + "声音 图像 速度 很慢 很快 断线 卡顿 正常 异常")
          .split(" ");

  private Sentences() {}

  static String[] of(boolean han, boolean agent) {
    return han ? agent ? ZH_AGENT : ZH_CUSTOMER : agent ? EN_AGENT : EN_CUSTOMER;
  }

  static String[] filler(boolean han) {
    return han ? ZH_FILLER : EN_FILLER;
  }

  static String[] words(boolean han) {
    return han ? ZH_WORDS : EN_WORDS;
  }
}
