#!/usr/bin/env python3
"""Writes the demo chats: ../chats/chats-en.jsonl, ../chats/chats-zh.jsonl and planted.csv beside this script.

Plain Python, fixed seed. A chat is a scenario of chats_en.py or chats_zh.py played at a service quality; every move whose
presence or absence a reviewer would judge is noted as `standard+` or `standard-` (ids of the service standards), so that
planted.csv says what a good rule pack should find.
"""
import csv
import datetime
import json
import os
import random
import re

import chats_en
import chats_zh

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 20261102
FIRST_DAY = datetime.datetime(2026, 11, 2)
MIX = {"good": 48, "middling": 52, "bad": 30, "transfer": 14, "dead": 7, "abandoned": 8, "one-line": 3, "bot-only": 3, "quick": 7}

# How likely an agent of each kind makes each move.
QUALITY = {
    "good": {"opening": 1.0, "apology": 0.95, "empathy": 0.92, "specific": 0.65, "identity": 1.0, "restate": 0.75, "wait": 1.0, "consent": 0.9, "follow": 0.8, "closing": 1.0,
             "prompt": 0.95, "emotion_first": 1.0, "fact": 1.0, "slip": 0.0},
    "middling": {"opening": 0.75, "apology": 0.5, "empathy": 0.35, "specific": 0.2, "identity": 0.55, "restate": 0.25, "wait": 0.55, "consent": 0.35, "follow": 0.3, "closing": 0.45,
                 "prompt": 0.65, "emotion_first": 0.6, "fact": 0.5, "slip": 0.55},
}
EARLY_SLIPS = ["rude", "rhetorical", "buck", "internal words", "formulaic"]
LATE_SLIPS = ["internal words", "long turn", "rating", "promise"]


def of(language):
    return chats_zh if language == "zh" else chats_en


class Picker:
    """Takes the options of a list in turn of their use, so that no paraphrase is overworked."""

    def __init__(self, rng):
        self.rng, self.uses = rng, {}

    def __call__(self, options):
        least = sorted(options, key=lambda option: (self.uses.get(str(option), 0), self.rng.random()))
        chosen = self.rng.choice(least[: max(1, len(least) // 2)])
        self.uses[str(chosen)] = self.uses.get(str(chosen), 0) + 1
        return chosen


class Chat:
    def __init__(self, language, kind, pick):
        self.language, self.kind, self.pick, self.rng = language, kind, pick, pick.rng
        self.words = of(language)
        self.turns, self.events, self.planted = [], [], []
        self.now, self.beg, self.slipped, self.detailed = 0, False, False, False
        scenario = dict(pick(self.words.SCENARIOS))
        scenario.update(pick(scenario.pop("variants")) if "variants" in scenario else {})
        self.scenario = scenario
        self.metadata = {"topic": scenario["topic"]}
        team = [agent for agent in self.words.AGENTS if agent[3] == scenario["skill"]]
        self.agent = self.rng.choice(team or list(self.words.AGENTS))
        self.serving = self.agent
        self.other = self.rng.choice([agent for agent in self.words.AGENTS if agent[2] != self.agent[2]])
        self.casual = self.rng.random() < 0.45
        self.started = FIRST_DAY + datetime.timedelta(days=self.rng.randrange(14), seconds=self.rng.randrange(8 * 3600, 20 * 3600))
        self.finding, self.plan = pick(scenario["case"])
        self.slots = self.fill_slots()
        self.distress = scenario["mood"] != "calm" or self.rng.random() < 0.25

    # --- words ------------------------------------------------------------------------------------------------------

    def fill_slots(self):
        rng, zh = self.rng, self.language == "zh"
        digits = lambda count: "".join(rng.choice("0123456789") for _ in range(count))
        slots = {key: rng.choice(values) for key, values in self.words.SLOTS.items()}
        slots["item"] = rng.choice(self.scenario.get("items", self.words.SLOTS["item"]))
        hour = self.started.hour
        part = 0 if hour < 12 else 1 if hour < 18 else 2
        slots["daypart"] = (("上午", "下午", "晚上") if zh else ("morning", "afternoon", "evening"))[part]
        known = rng.random() < 0.5
        minutes = rng.choice([2, 3, 5])
        slots.update(
            order=("BY" if zh else "N") + digits(8), card4=digits(4), tail4=digits(4), phone="1" + rng.choice("3578") + digits(9),
            dob="%d %s 19%d" % (rng.randint(1, 28), rng.choice(["March", "June", "August", "October"]), rng.randint(55, 99)),
            queue=str(rng.randint(2, 17)), minutes=self.words.NUMBERS[minutes], Minutes=self.words.NUMBERS[minutes].capitalize(),
            postage="12元" if zh else "£4.95", angle=self.scenario.get("angle", ""), restate=self.scenario["restate"])
        slots["restateCap"] = slots["restate"][0].upper() + slots["restate"][1:]
        given = ["敏", "晓燕", "欣怡", "婷"] if slots["last"] == "女士" else ["伟", "建国", "志强", "浩然"]
        slots["full"] = slots["first"] + rng.choice(given)
        slots["comma_first"] = ((slots["first"] + slots["last"]) if zh else ", " + slots["first"]) if known else ""
        slots["refund"] = ""
        self.minutes = minutes
        return slots

    def text(self, template):
        agent, other = self.serving, self.other
        self.slots.update(agent=agent[1], agentId=agent[0], agentFirst=self.short(agent), other=self.short(other), otherTeam=other[2])
        for _ in range(4):
            template = re.sub(r"\[([^\[\]]*\|[^\[\]]*)\]", lambda match: self.rng.choice(match[1].split("|")), template)
            template = re.sub(r"\{(\w+)\}", lambda match: self.slots[match[1]], template)
        return template

    def short(self, agent):
        return "小" + agent[1][0] if self.language == "zh" else agent[1].split()[0]

    def rough(self, text):
        """The customer's own way of typing."""
        rng = self.rng
        if self.casual:
            if self.language == "en":
                text = re.sub(r"\bI\b", "i", text) if rng.random() < 0.5 else text
                text = text[0].lower() + text[1:] if not re.match(r"[A-Z]{2}|N\d", text) else text
                text = text[:-1] if text.endswith(".") else text
            else:
                text = text.rstrip("。").replace(",", " " if rng.random() < 0.4 else ",")
            for right, wrong in self.words.TYPOS.items():
                if right in text and rng.random() < 0.5:
                    text = text.replace(right, wrong, 1)
                    break
        return text

    # --- moves ------------------------------------------------------------------------------------------------------

    def chance(self, move):
        return self.rng.random() < QUALITY.get(self.kind, QUALITY["middling"])[move]

    def note(self, standard, good):
        self.planted.append(standard + ("+" if good else "-"))

    def verdicts(self):
        """Each standard once; a lapse outweighs a good moment."""
        return [mark for mark in dict.fromkeys(self.planted) if mark[-1] == "-" or mark[:-1] + "-" not in self.planted]

    def turn(self, role, text, gap_seconds):
        self.now += int(gap_seconds * 1000)
        turn = {"role": role, "text": text, "startMillis": self.now}
        if role == "agent" and self.serving is not self.agent:
            turn["agentId"] = self.serving[0]
        self.turns.append(turn)

    def typing(self, text):
        return len(text) * (0.45 if self.language == "zh" else 0.14)

    def a(self, options, gap=None):
        text = self.text(self.pick(options) if isinstance(options, list) else options)
        text = re.sub(r"([。.,,!?!?])[。.,,]+", r"\1", text)
        gap = (self.rng.uniform(5, 16) + min(self.typing(text), 30)) if gap is None else gap
        for number, part in enumerate(self.parts(text)):
            self.turn("agent", part, self.rng.uniform(3, 9) if number else gap)

    def parts(self, text):
        """Some people press return after every sentence."""
        sentences = re.split(r"(?<=[.!?]) (?=[A-Z])|(?<=[。!?!?])(?=[^。!?!?])", text)
        return sentences if 2 <= len(sentences) <= 3 and self.rng.random() < 0.2 else [text]

    def c(self, options, gap=None):
        text = self.rough(self.text(self.pick(options) if isinstance(options, list) else options))
        gap = (self.rng.uniform(5, 25) + min(self.typing(text), 40)) if gap is None else gap
        for number, part in enumerate(self.parts(text)):
            self.turn("customer", part, self.rng.uniform(2, 7) if number else gap)

    def system(self, options, gap=1.0):
        self.turn("system", self.text(self.pick(options)), gap)

    def event(self, kind, gap=2.0, **fields):
        self.now += int(gap * 1000)
        self.events.append({"type": kind, "startMillis": self.now, **fields})

    # --- parts of a conversation ------------------------------------------------------------------------------------

    def bot_part(self):
        words = self.words
        self.turn("bot", self.text(words.BOT[self.rng.randrange(2)]), 0)
        self.c(words.BOT_REPLY if self.rng.random() < 0.5 else [self.scenario["topic"]], self.rng.uniform(6, 20))
        if self.rng.random() < 0.5:
            self.turn("bot", words.BOT[2], 1.2)
            self.c(words.BOT_REPLY, self.rng.uniform(6, 18))
        self.turn("bot", self.text(self.pick(words.BOT_HANDOVER)), 1.0)

    def problem(self):
        self.c(self.scenario["open"], self.rng.uniform(2, 20) if self.turns else 0)
        if self.scenario.get("image") and self.rng.random() < 0.5:
            self.turn("customer", "", self.rng.uniform(5, 20))
            self.turns[-1]["type"] = "image"
        if self.rng.random() < 0.45:
            self.c(self.scenario["detail"], self.rng.uniform(4, 15))
            self.detailed = True

    def grieve(self):
        text = self.pick(self.words.GRIEVANCE[self.scenario["mood"] if self.scenario["mood"] != "calm" else "annoyed"])
        self.c(text + (self.pick(self.words.EMOJI) if self.rng.random() < 0.25 else ""), self.rng.uniform(4, 15))

    def start(self, greets, prompt):
        """Bot or queue, the customer's problem, and the agent's first words."""
        if self.rng.random() < 0.3:
            self.bot_part()
        customer_first = self.rng.random() < 0.6
        if customer_first:
            self.problem()
            if self.rng.random() < 0.2:
                self.system(self.words.QUEUE)
        self.system(self.words.JOINED, self.rng.uniform(2, 25) if self.turns else 0)
        wait = self.rng.uniform(3, 24) if prompt else self.rng.uniform(75, 260)
        self.note("first-reply", prompt)
        if not prompt and self.rng.random() < 0.5:
            nudge = self.rng.uniform(40, 70)
            self.c(self.words.DEAD_AIR, nudge)
            wait = max(12, wait - nudge)
        self.note("opening", greets)
        if greets:
            self.a(self.words.GREETING_AFTER if customer_first else self.words.GREETING, wait)
        else:
            self.a(self.words.NO_GREETING_AFTER if customer_first else self.words.NO_GREETING, wait)
        if not customer_first:
            self.problem()
        elif not greets:
            self.c(self.words.ORDER_REPLY)
            self.metadata["orderId"] = self.slots["order"]
        if self.distress:
            self.grieve()

    def soothe(self, late=False):
        """Apology and empathy in one message, as people write them; after the solution they come too late to count."""
        apology, empathy = self.chance("apology"), self.chance("empathy")
        parts = []
        if empathy:
            specific = self.chance("specific")
            parts.append(self.pick(self.words.EMPATHY_SPECIFIC if specific else self.words.EMPATHY))
            self.note("specific-empathy", specific)
        if apology:
            parts.append(self.pick(self.words.APOLOGY))
        self.rng.shuffle(parts)
        self.note("apology", apology and not late)
        self.note("empathy", empathy and not late)
        if parts:
            self.a(("" if self.language == "zh" else " ").join(parts))
        return bool(parts)

    def verify(self):
        words = self.words
        if self.scenario.get("account"):
            asks = self.chance("identity")
            self.note("identity-check", asks)
            if asks:
                question = self.pick(words.IDENTITY)
                self.a(question)
                key = next((key for key in words.IDENTITY_REPLY if key in question), None)
                self.c(words.IDENTITY_REPLY[key or list(words.IDENTITY_REPLY)[-1]])
                self.a(words.VERIFIED)
                return
        if not any(self.slots["order"] in turn["text"] for turn in self.turns):
            self.a(words.ASK_ORDER)
            self.c(words.ORDER_REPLY)
            self.metadata["orderId"] = self.slots["order"]

    def look_up(self):
        words, roll = self.words, self.rng.random()
        announced = self.chance("wait")
        if roll < 0.25:
            return
        overrun = self.rng.random() < 0.12
        self.note("hold-etiquette", announced and not overrun)
        if announced:
            self.a(words.WAIT)
            self.c(words.WAIT_OK, self.rng.uniform(3, 12))
            self.a(words.BACK, self.minutes * 60 * (self.rng.uniform(1.4, 2.0) if overrun else self.rng.uniform(0.4, 0.95)))
        else:
            self.c(words.DEAD_AIR, self.rng.uniform(110, 240))
            self.a(words.DEAD_AIR_REPLY, self.rng.uniform(20, 60))

    def refund(self):
        if "{refund}" in self.plan or any("{refund}" in answer for _, answer in self.scenario["ask"]):
            right = self.chance("fact")
            self.slots["refund"] = self.pick(self.words.REFUND_RIGHT if right else self.words.REFUND_WRONG).rstrip("." if "{refund}" in self.plan else "")
            self.right_fact = right

    def mention_refund(self, text):
        if "{refund}" in text and "ticketRefundDays" not in self.metadata:
            self.note("right-information", self.right_fact)
            self.metadata["ticketRefundDays"] = "3"

    def solve(self):
        words = self.words
        if self.scenario.get("steps") and self.rng.random() < 0.5:
            self.a(self.scenario["steps"])
            self.note("clear-speech", True)
            self.c(words.STEPS_REPLY, self.rng.uniform(40, 150))
        consent = self.chance("consent")
        self.note("consent", consent)
        self.mention_refund(self.plan)
        plan = (words.CONSENT if consent else words.IMPOSE)
        if self.rng.random() < 0.5 or re.search("[??]", self.finding):
            self.a(self.finding)
            if re.search("[??]", self.finding):
                self.c(self.scenario.get("answer", words.CONFIRM))
            self.a(self.pick(plan).replace("{plan}", self.plan))
        else:
            glue = "" if self.language == "zh" and self.finding.endswith("。") else "," if self.language == "zh" else " "
            self.a(self.finding + glue + self.pick(plan).replace("{plan}", self.plan))

    def objection(self):
        if self.rng.random() < (0.3 if self.distress else 0.1):
            goods = self.scenario["category"] in ("product", "delivery", "商品", "物流")
            push, replies = self.pick(self.words.PUSH + (self.words.PUSH_MONEY if goods else []))
            self.c(push)
            good = self.rng.random() < {"good": 0.95}.get(self.kind, 0.5)
            self.note("objections", good)
            self.a(replies if good else self.words.PUSH_BAD)
            if not good:
                self.c(self.words.GIVE_IN)
                return
        self.c(self.words.ACCEPT)

    def questions(self):
        for question, answer in self.rng.sample(self.scenario["ask"], self.rng.choice([0, 1, 1, min(2, len(self.scenario["ask"]))])):
            self.c(question)
            self.mention_refund(answer)
            self.a(answer)

    def follow_up(self):
        good = self.chance("follow")
        if good or self.rng.random() < 0.5:
            self.note("proactive", good)
            self.note("commitment", good)
            self.a(self.words.FOLLOW_UP if good else self.words.NO_FOLLOW_UP)
            if self.rng.random() < 0.5:
                self.c(self.words.THANKS)

    def close(self):
        words, good = self.words, self.chance("closing")
        self.note("closing", good)
        if good:
            self.a(words.ANYTHING)
            if self.rng.random() < 0.12 and not self.slipped:
                self.c(words.PRAISE)
            self.c(words.NOTHING)
            self.a(words.FAREWELL)
            if self.rng.random() < 0.6:
                self.c(words.BYE)
            self.event("hang-up", self.rng.uniform(5, 40), by="customer")
        else:
            if self.rng.random() < 0.6:
                self.c(words.GIVE_IN if self.slipped else words.THANKS)
            if self.rng.random() < 0.6:
                self.a(words.ABRUPT)
            self.event("hang-up", self.rng.uniform(2, 10), by="agent")

    def slip(self, options):
        """One lapse of an otherwise passable agent."""
        words, lapse = self.words, self.pick(options)
        if lapse == "internal words":
            self.a(words.INTERNAL)
            self.c(words.PROTEST[4:5] if self.rng.random() < 0.3 else ["什么意思?"] if self.language == "zh" else ["What does that mean?"])
            self.note("clear-speech", False)
        elif lapse == "long turn":
            self.a(words.LONG)
            self.c(["……", "太长了,没看懂"] if self.language == "zh" else ["that's a lot of text", "So... yes or no?"])
            self.note("clear-speech", False)
        elif lapse == "rating":
            self.beg = True
        elif lapse == "formulaic":
            line = self.pick(words.EMPATHY)
            for reply in (words.GRIEVANCE["annoyed"], words.REPEAT, words.PROTEST):
                self.a(line)
                self.c(reply)
            self.note("specific-empathy", False)
            self.note("no-repeat", False)
        else:
            key = {"rude": words.RUDE, "promise": self.scenario["promise"], "rhetorical": self.scenario["rhetorical"], "buck": self.scenario["buck"]}[lapse]
            self.a(key)
            if lapse != "promise":
                self.c(words.PROTEST)
                self.a(words.RELENT)
                self.slipped = True
            self.note("pass-the-buck" if lapse == "buck" else "forbidden-words", False)

    def gaming(self):
        words = self.words
        if self.rng.random() < 0.5:
            self.a(words.BEG)
        else:
            self.a(words.OFF_PLATFORM)
            self.c(words.OFF_REPLY)
        self.note("gaming", False)

    # --- whole conversations ----------------------------------------------------------------------------------------

    def served(self):
        """A conversation that goes its way: good or middling."""
        self.refund()
        self.start(self.chance("opening"), self.chance("prompt"))
        first = self.chance("emotion_first")
        slipped = self.chance("slip")
        soothed = self.soothe() if self.distress and first else False
        self.listen_and_check()
        if slipped and self.rng.random() < 0.6:
            self.slip(EARLY_SLIPS if self.distress else EARLY_SLIPS[:-1])
            slipped = False
        self.solve()
        if self.distress and not first and self.soothe(late=True):
            self.note("emotion-first", False)
        elif soothed:
            self.note("emotion-first", True)
        self.finish(slipped)

    def listen_and_check(self):
        restates = self.chance("restate")
        self.note("active-listening", restates)
        if restates:
            self.a(self.words.RESTATE)
            self.c(self.words.CONFIRM, self.rng.uniform(4, 20))
        elif self.kind == "middling" and self.rng.random() < 0.2:
            self.a(self.words.CUT_IN)
            self.c(self.words.CUT_IN_REPLY)
        self.verify()
        self.look_up()

    def finish(self, slipped):
        self.objection()
        self.questions()
        if slipped:
            self.slip(LATE_SLIPS)
        self.follow_up()
        if self.beg or self.kind == "middling" and self.rng.random() < 0.08:
            self.gaming()
        self.close()

    def badly_served(self):
        words, rng, scenario = self.words, self.rng, self.scenario
        self.distress = True
        self.start(rng.random() < 0.3, rng.random() < 0.45)
        if rng.random() < 0.5 and "orderId" not in self.metadata:
            self.a(words.NO_GREETING_AFTER)
            self.c(words.ORDER_REPLY)
            self.metadata["orderId"] = self.slots["order"]
        self.note("apology", False)
        self.note("empathy", False)
        self.a(scenario["brush"])
        self.c(words.PROTEST)
        moves = [(words.RUDE, "forbidden-words"), (scenario["rhetorical"], "forbidden-words"), (scenario["buck"], "pass-the-buck"), (scenario["promise"], "forbidden-words"), (scenario["brush"], None)]
        replies = [words.REPEAT, words.PROTEST, words.ESCALATE, words.GRIEVANCE["angry"], words.PROTEST if self.detailed else [scenario["detail"]]]
        rng.shuffle(replies)
        for (lines, standard), reply in zip(rng.sample(moves, rng.randint(2, 5)), replies):
            self.a(lines, rng.uniform(15, 120))
            if standard:
                self.note(standard, False)
            self.c(reply, rng.uniform(4, 20))
            if reply is words.REPEAT:
                self.note("no-repeat", False)
        if rng.random() < 0.35:
            self.gaming()
        self.note("closing", False)
        self.end_badly()

    def end_badly(self):
        words, roll = self.words, self.rng.random()
        if roll < 0.45:
            self.c(words.HUFF)
            self.event("hang-up", by="customer")
            self.system(words.LEFT, 1)
        elif roll < 0.75:
            self.a(words.NO_FOLLOW_UP)
            self.note("proactive", False)
            self.c(words.GIVE_IN)
            self.event("hang-up", by="agent")
        else:
            self.a(words.ABRUPT)
            self.event("hang-up", by="agent")

    def transferred(self):
        """Two legs: the first agent hands over warm or cold, the second finishes."""
        words, warm = self.words, self.rng.random() < 0.55
        self.kind = "good" if warm else "middling"
        self.refund()
        self.start(self.chance("opening"), self.chance("prompt"))
        if self.distress and self.soothe():
            self.note("emotion-first", True)
        self.verify()
        self.a(words.TRANSFER_WARM if warm else words.TRANSFER_COLD)
        if warm:
            self.c(words.WAIT_OK)
        self.event("transfer", self.rng.uniform(5, 60), **{"from": self.agent[0], "to": self.other[0], "mode": "warm" if warm else "cold"})
        self.serving = self.other
        self.system(words.JOINED, 0.5)
        self.slots["otherTeam"] = self.other[2]
        self.a(words.TRANSFER_GREET_WARM if warm else words.TRANSFER_GREET_COLD, self.rng.uniform(4, 20) if warm else self.rng.uniform(30, 150))
        self.note("no-repeat", warm)
        if not warm:
            self.c(words.TRANSFER_REPEAT)
        self.solve()
        self.finish(False)
        self.kind = "transfer"

    def dead(self):
        self.c(self.words.DEAD_OPEN, 0)
        self.system(self.words.JOINED, self.rng.uniform(3, 30))
        self.a(self.words.GREETING, self.rng.uniform(3, 20))
        self.note("opening", True)
        for wait in ((120, 180), (150, 240))[: self.rng.randint(1, 2)]:
            self.a(self.words.NUDGE, self.rng.uniform(*wait))
        self.system(self.words.CLOSED, 600)
        self.event("hang-up", by="system")

    def abandoned(self):
        words = self.words
        self.problem()
        self.system(words.QUEUE, 2)
        for line in words.ABANDON[: self.rng.randint(1, 3)] + words.ABANDON[3:][: self.rng.randint(0, 2)]:
            self.c(line, self.rng.uniform(90, 420))
        if self.rng.random() < 0.5:
            self.event("hang-up", 5, by="customer")
            self.system(words.LEFT, 0.5)
        else:
            self.system(words.JOINED, self.rng.uniform(5, 90))
            self.a(words.GREETING_AFTER, self.rng.uniform(5, 40))
            self.note("opening", True)
            self.a(words.NUDGE, 200)
            self.event("hang-up", 120, by="system")

    def one_line(self):
        self.c(self.scenario["open"] + self.words.DEAD_OPEN[:2], 0)
        self.event("hang-up", self.rng.uniform(4, 60), by="customer")

    def bot_only(self):
        self.turn("bot", self.words.BOT[1], 0)
        self.c(self.scenario["open"])
        self.turn("bot", self.words.BOT[2], 1.0)
        if self.rng.random() < 0.6:
            self.c(self.words.WAIT_OK)
        self.event("hang-up", 20, by="customer")

    def quick(self):
        question, answer = self.pick(self.words.QUICK)
        self.metadata["topic"] = "咨询" if self.language == "zh" else "general question"
        self.c(question, 0)
        self.system(self.words.JOINED, self.rng.uniform(2, 10))
        greets = self.rng.random() < 0.7
        self.note("opening", greets)
        if greets:
            self.a(self.words.GREETING_AFTER, self.rng.uniform(3, 15))
        self.a(answer)
        self.c(self.words.THANKS)
        if self.rng.random() < 0.6:
            self.a(self.words.FAREWELL)
            self.note("closing", True)
        self.event("hang-up", 10, by="customer")

    def play(self):
        {"good": self.served, "middling": self.served, "bad": self.badly_served, "transfer": self.transferred, "dead": self.dead,
         "abandoned": self.abandoned, "one-line": self.one_line, "bot-only": self.bot_only, "quick": self.quick}[self.kind]()
        return self

    def record(self, number):
        agent_id, name, team, skill = self.agent
        answered = any(turn["role"] == "agent" for turn in self.turns)
        metadata = {"team": team, "skillGroup": skill, **self.metadata}
        if self.kind in ("good", "middling", "bad", "transfer"):
            wrong = self.rng.random() < 0.06
            metadata["ticketCategory"] = self.rng.choice(self.words.SCENARIOS)["category"] if wrong else self.scenario["category"]
            if self.rng.random() < 0.45:
                metadata["csat"] = str(self.rng.choice({"good": [4, 5, 5], "middling": [2, 3, 3, 4], "bad": [1, 1, 2], "transfer": [2, 4, 5]}[self.kind]))
        return {
            "id": "chat-%s-%04d" % (self.language, number),
            "channel": "chat",
            "language": self.language,
            "startedAt": self.started.isoformat() + ("+08:00" if self.language == "zh" else "+00:00"),
            **({"agent": {"id": agent_id, "name": name}} if answered else {}),
            "customer": {"id": "cu-%d" % (70000 + self.rng.randrange(9000))},
            "metadata": metadata,
            "turns": self.turns,
            **({"events": self.events} if self.events else {}),
        }


def chats(language):
    rng = random.Random("%s %d" % (language, SEED))
    pick = Picker(rng)
    kinds = [kind for kind, count in MIX.items() for _ in range(count)]
    rng.shuffle(kinds)
    return sorted((Chat(language, kind, pick).play() for kind in kinds), key=lambda chat: chat.started)


def main():
    folder = os.path.join(os.path.dirname(HERE), "chats")
    os.makedirs(folder, exist_ok=True)
    rows = []
    for language in ("en", "zh"):
        with open(os.path.join(folder, "chats-%s.jsonl" % language), "w", encoding="utf-8") as out:
            for number, chat in enumerate(chats(language), 1):
                record = chat.record(number)
                out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
                rows.append([record["id"], language, chat.kind, chat.metadata["topic"], ";".join(chat.verdicts())])
    with open(os.path.join(HERE, "planted.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "language", "kind", "topic", "planted"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
