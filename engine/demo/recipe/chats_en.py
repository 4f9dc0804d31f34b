"""English material for make_chats.py: what customers and agents of a small shop say.

`[a|b|c]` is one of the alternatives, `{slot}` is filled once per chat. A scenario's `case` entries are pairs of what the
agent finds and what the agent offers, so that both always belong together; `angle` is the customer's own fact that a
specific empathy line picks up.
"""

AGENTS = [
    ("a101", "Emma Clark", "Parcel care", "delivery"),
    ("a102", "Daniel Walker", "Billing", "payments"),
    ("a103", "Lucy Baker", "Parcel care", "returns"),
    ("a104", "Kevin Young", "Billing", "payments"),
    ("a105", "Brian Hill", "Parcel care", "delivery"),
    ("a107", "Grace Kim", "Home internet", "technical"),
    ("a108", "Tom Reyes", "Home internet", "technical"),
    ("a109", "Aisha Rahman", "Members", "accounts"),
]

SLOTS = {
    "item": ["kettle", "desk lamp", "winter coat", "running jacket", "coffee grinder", "headset", "backpack", "tablet case",
             "blender", "office chair", "rain jacket", "keyboard", "bedside table", "water filter"],
    "first": ["Sarah", "Mark", "Priya", "Owen", "Helen", "Luis", "Chloe", "Ben", "Nadia", "Peter", "Ruth", "Jamal", "Ivy", "Ken"],
    "last": ["Taylor", "Mensah", "O'Neill", "Carter", "Novak", "Singh", "Brooks", "Lindqvist", "Moore", "Farrell"],
    "city": ["Leeds", "Bristol", "Cardiff", "York", "Glasgow", "Norwich"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    "n": ["three", "four", "five", "six", "ten"],
    "amt": ["£18.50", "£24.99", "£39", "£42.70", "£64", "£79.95", "£112", "£129.90"],
    "clock": ["10 am", "noon", "2 pm", "4 pm", "5 pm", "6 pm"],
    "postcode": ["LS7 2AB", "BS3 4QT", "CF10 1EP", "YO1 7HH", "G12 8QQ", "NR2 3DF"],
    "depot": ["Leeds", "Bristol", "Swindon", "Northampton", "Carlisle"],
    "event": ["my daughter's birthday", "a wedding on Saturday", "my mum's visit", "a trip next week", "a job interview", "the start of term"],
}

SCENARIOS = [
    {"topic": "late parcel", "skill": "delivery", "category": "delivery", "mood": "anxious",
     "open": ["Hi, my {item} was supposed to come on {day} and it's still not here.", "Where is my parcel? Order {order}, it was due {day}.",
              "Hello, the tracking for my {item} hasn't moved for {n} days. Can someone look?", "hi I ordered a {item} and it never showed up. tracking says in transit since {day}"],
     "angle": "You need the {item} for {event}", "detail": "I need it for {event}.",
     "restate": "so your {item} was due on {day} and the tracking has stopped moving",
     "case": [("The parcel is at the {depot} depot. It missed the van on {day} because the label was damaged.", "I've had it relabelled, and it can go out tomorrow before {clock}"),
              ("I can see the driver tried on {day} but couldn't find the entrance.", "I can book a second delivery for tomorrow, and the driver will ring you first"),
              ("I'm afraid the depot can't locate it any more.", "I can send a new {item} today by express at no cost to you")],
     "ask": [("Will I have to sign for it?", "No, the driver can leave it with a neighbour if you prefer."), ("Can it come after work? I'm out until 5.", "Yes, there is an evening slot from 6 to 9, I've ticked that one."),
             ("And if it doesn't come again?", "Then we refund you in full, including the postage.")],
     "brush": ["It's with the courier, not with us.", "The tracking says in transit. So it's in transit.", "Parcels get delayed. Nothing unusual."],
     "rhetorical": ["Didn't you read the delivery notes before you ordered?", "Do you expect me to drive the van myself?"],
     "buck": ["You'd have to call the courier for that.", "That's the warehouse, contact them."], "promise": ["It will 100% be there tomorrow, guaranteed.", "Absolutely no problem, it will never be late again."]},
    {"topic": "wrong item", "skill": "returns", "category": "product", "mood": "annoyed",
     "open": ["I ordered a {item} and got something completely different.", "Hi there, you sent me the wrong {item}. Wrong colour and wrong model.", "Just opened my box and it isn't the {item} I paid for...",
              "Hello. Order {order}: the label says {item} but inside is a phone cover."],
     "angle": "You were looking forward to the {item} and got somebody else's order", "detail": "It's the second time this happens.", "image": True,
     "restate": "the box was labelled correctly but the wrong product was inside",
     "case": [("Two orders were swapped at the packing table, yours and one from {city}.", "I can have the right {item} with you by {day}, and the courier takes the wrong one back at the door"),
              ("You're right, the picking list shows another article number.", "I can either send the right {item} today or refund the {amt}")],
     "ask": [("Do I have to pay for sending it back?", "No, the return label is free. I've just e-mailed it to you."), ("Can I keep it until the new one arrives?", "Of course, hand it over when the new one comes."),
             ("I've thrown the box away, is that a problem?", "Any sturdy box will do.")],
     "brush": ["Then send it back.", "Are you sure you ordered the right one?", "The system says we sent the {item}."],
     "rhetorical": ["Did you even check what you clicked on?", "How could we possibly know what is in your box?"],
     "buck": ["The packing team did that, not us.", "You'll have to ask the seller."], "promise": ["This will never ever happen again, I guarantee it.", "You'll have it in your hands tomorrow, no doubt about it."]},
    {"topic": "damaged on arrival", "items": ["kettle", "desk lamp", "blender", "bedside table", "office chair", "coffee grinder"], "skill": "returns", "category": "product", "mood": "annoyed",
     "open": ["My {item} arrived broken.", "Hi, the {item} came today and it's cracked right across the side.", "The box was open and soaked and the {item} inside is scratched. Not happy.", "hello, {item} arrived damaged, what now?"],
     "angle": "Opening a box meant for {event} and finding it broken is a real letdown", "detail": "It was meant as a present for {event}.", "image": True,
     "restate": "the {item} was already damaged when the box arrived",
     "case": [("Thank you, the photo makes it clear: the damage happened on the way.", "I can send a replacement today, you'd have it on {day}"),
              ("That model has had a packing fault, so this one is on us.", "I can refund the {amt} or send a new one, whichever you prefer"),
              ("I see. The {item} itself still works?", "I can offer 30% back if you'd like to keep it, or a full replacement")],
     "ask": [("Do you need the broken one back?", "No, please recycle it if you can."), ("How long does the refund take?", "{refund}"), ("Can I choose another colour this time?", "Yes, blue and grey are in stock.")],
     "brush": ["It left our warehouse in perfect condition.", "A small scratch doesn't affect the function.", "Photos don't prove anything."],
     "rhetorical": ["Are you sure you didn't drop it yourself?", "What did you expect for {amt}?"],
     "buck": ["Damage in transit is the courier's business.", "Please take it up with the manufacturer."], "promise": ["The new one will definitely be perfect, I promise you 100%.", "I guarantee you'll never get a damaged box from us."]},
    {"topic": "refund not received", "skill": "payments", "category": "billing", "mood": "angry", "account": True,
     "open": ["I sent my {item} back three weeks ago and still no refund.", "When do I get my {amt} back?? Order {order}.", "Hi, I'm waiting for a refund of {amt} since {day} last week.", "Your e-mail said the refund was done. My bank says it wasn't."],
     "angle": "Three weeks without your {amt} is far too long", "detail": "{amt} is a lot of money for me right now.",
     "restate": "you returned the {item}, we confirmed it, but the {amt} hasn't reached you",
     "case": [("The return was booked in, but the payment was never released. That is our mistake.", "I've released the {amt} now. {refund}"),
              ("The refund went to a card that has expired, so the bank sent it back to us.", "If you give me the go-ahead I'll pay it by bank transfer instead. {refund}")],
     "ask": [("Will I get a confirmation?", "Yes, by e-mail within the hour."), ("Is that to the same card?", "Yes, the card ending in the digits you gave me."), ("And the postage?", "Included, that makes {amt} in all.")],
     "brush": ["Refunds take time.", "It's been processed. Check your bank.", "You are not the only customer waiting."],
     "rhetorical": ["Have you even looked at your statement?", "Do you think we print the money here?"],
     "buck": ["That's finance, I can't see that.", "You need to speak to your bank, not to us."], "promise": ["You'll have the money in an hour, guaranteed.", "It is 100% certain to be there tonight."]},
    {"topic": "charged twice", "skill": "payments", "category": "billing", "mood": "angry", "account": True,
     "open": ["You charged me twice for order {order}.", "Hi, there are two payments of {amt} on my card for the same thing.", "Why has {amt} left my account two times??", "I only bought one {item} but paid for two according to my bank."],
     "angle": "Seeing {amt} leave your account twice just before {event} must be a shock", "detail": "My rent goes out tomorrow.",
     "restate": "you placed one order and see two payments of {amt}",
     "case": [("I can see it: the second {amt} is a reservation that wasn't cancelled when the page reloaded.", "I've cancelled the reservation. {refund}"),
              ("There really are two orders, one minute apart, both from the same basket.", "I can cancel the second one right away. {refund}")],
     "ask": [("Can this happen again?", "It shouldn't if you wait for the confirmation page; I've also reported the fault."), ("Will there be a fee from my bank?", "If there is one, send me the statement and we'll cover it.")],
     "brush": ["Only one payment here.", "That's just how the bank shows it.", "Wait and see, it usually disappears."],
     "rhetorical": ["Did you click twice by any chance?", "Isn't it obvious that this is a reservation?"],
     "buck": ["That's the payment provider, we have nothing to do with it.", "Ask your bank about it."], "promise": ["It's gone in five minutes, absolutely guaranteed.", "No way you'll lose a penny, ever."]},
    {"topic": "cancel membership", "skill": "accounts", "category": "service", "mood": "calm", "account": True,
     "open": ["I'd like to cancel my membership please.", "How do I stop the automatic renewal? I don't use it any more.", "hi pls cancel my subscription, you took {amt} again", "Hello, I want to leave. The membership isn't worth {amt} a year."],
     "angle": "Paying {amt} for something you hardly use makes no sense", "detail": "I've used it twice all year.", "answer": ["I just don't use it.", "Nothing missing, it's simply too dear.", "the delivery was slow every time"],
     "restate": "you'd like the membership to end and no further {amt} to be taken",
     "case": [("Your membership renews on the 28th, so there is still time.", "I can end it today, and nothing more will be taken"),
              ("It renewed on {day}, which is inside the 14 days in which you can withdraw.", "I can cancel it and give the {amt} back. {refund}"),
              ("May I ask what you missed? We also have a free plan that keeps your order history.", "I can move you to the free plan or close the account altogether, as you wish")],
     "ask": [("Do I keep my points?", "Yes, until the end of the year."), ("Will you delete my data too?", "If you'd like that I'll file the request, it takes up to 30 days.")],
     "brush": ["You agreed to it when you signed up.", "Cancelling isn't possible in the middle of a year.", "It's in the terms."],
     "rhetorical": ["Why did you sign up then?", "Can't you click on 'My account' yourself?"],
     "buck": ["Cancellations are another department.", "Write to the members team, I can't do that."], "promise": ["You will never hear from us again, 100%.", "Stay and I guarantee you'll save hundreds."]},
    {"topic": "cannot sign in", "skill": "accounts", "category": "technical", "mood": "confused", "account": True,
     "variants": [
         {"open": ["The password reset mail never comes. Tried {n} times.", "I can't get into my account, the reset e-mail doesn't arrive.", "hi, it says my account is locked?? I have an order to change"],
          "restate": "you asked for a new password and the e-mail doesn't arrive",
          "case": [("The account was locked after five wrong passwords, and that stops the mails too.", "I can unlock it and send you a fresh link"),
                   ("The mails go to an old address that bounces.", "I can put in the new address, and then the link comes to you")]},
         {"open": ["Hello, how do I sign in with a new phone number? The code goes to the old one.", "new phone, new number, and now I can't sign in because of the code"],
          "restate": "the code goes to your old number, so you can't finish the sign-in",
          "case": [("The old phone number is still the one on file.", "I can replace it with the new one now, then the code comes to you")]}],
     "angle": "Being locked out while you have an order to change is stressful", "detail": "I don't really understand these codes.",
     "steps": ["First open the link in the mail I'm sending now. Then choose a new password with at least ten characters. Finally sign in once; you'll see a green tick.", "First, please close the app. Second, open the sign-in page in the browser and tap 'Use e-mail instead'. Third, type the six-digit code that arrives: the page then shows your orders."],
     "ask": [("What is a two-step code?", "It's a second check: after the password we send a number to your phone, so nobody else can get in."), ("It says 'token expired'?", "That means the link is older than 15 minutes; just use the newest mail.")],
     "brush": ["Reset your password.", "Works for everyone else.", "Clear your cache."],
     "rhetorical": ["Have you tried typing it correctly?", "Isn't the button big enough?"],
     "buck": ["IT does that, not me.", "Ask your mail provider where the mail is."], "promise": ["It will work forever now, guaranteed.", "This can't fail, absolutely no problem."]},
    {"topic": "internet down", "skill": "technical", "category": "technical", "mood": "annoyed", "account": True,
     "variants": [
         {"open": ["My broadband has been dead since {day}.", "hello no wifi at all, red light on the box", "Hi, the router you sent shows a red light and nothing works."],
          "angle": "Having no internet at all since {day} is a real problem when you work from home", "restate": "the light is red and nothing gets through, on cable as well as on wifi"},
         {"open": ["Internet keeps dropping every few minutes, I work from home!", "the connection drops all the time since {day}, can't do a single call"],
          "angle": "Working from home with a line that drops every few minutes is impossible", "restate": "the connection is there but drops every few minutes"}],
     "detail": "I missed two meetings because of it.",
     "steps": ["First unplug the router and wait ten seconds. Then plug it in again and watch the light. In the end it should turn white within two minutes.", "Step one: press the small button at the back for five seconds. Step two: wait until all lights blink. Step three: tell me the colour of the last one."],
     "case": [("There is a fault at the street cabinet in {city}.", "An engineer is booked there for tomorrow at {clock}, and I'll credit you the lost days"),
              ("Your line looks fine from here, so it must be the router.", "I can send a new router today, it comes on {day}"),
              ("The line test shows a break about 40 metres from your house.", "I can send an engineer on {day} at {clock}")],
     "ask": [("Do I need to be at home?", "Only for about half an hour."), ("What's a street cabinet?", "It's the green box at the corner that connects the houses to the main cable."), ("Can I use mobile data meanwhile?", "Yes, I've added 20 GB to your phone for free.")],
     "brush": ["Restart the router.", "No outage in the system.", "It's probably your laptop."],
     "rhetorical": ["Did you read the manual at all?", "Do you know how many people call about this?"],
     "buck": ["The cable belongs to the network operator, call them.", "Field service is busy, try again later."], "promise": ["It will be up in ten minutes, I guarantee it.", "You'll never have an outage again, 100%."]},
    {"topic": "size exchange", "items": ["winter coat", "running jacket", "rain jacket", "summer dress"], "skill": "returns", "category": "product", "mood": "calm",
     "open": ["Hi, can I swap my {item} for another size?", "The {item} is too small, I'd like the next size up.", "Hello! Bought a {item} on {day}, doesn't fit. Exchange possible?", "is it ok to exchange something bought in the sale?"],
     "angle": "You want it to fit in time for {event}", "detail": "Need it for {event}, if that's possible.",
     "restate": "you'd like the same {item}, one size larger",
     "case": [("There are two left in the larger size.", "I can put one aside and send it today, and you post yours back within 14 days"), ("The larger size is sold out until {day}.", "I can reserve one from the next delivery or refund you")],
     "ask": [("I already took the label off...", "That's fine as long as it hasn't been worn outside."), ("Can I do that in a shop?", "Yes, the shop in {city} does exchanges too.")],
     "brush": ["There's a size chart.", "Sale items are sale items.", "Order a new one then."],
     "rhetorical": ["Didn't you look at the size chart?", "Is it my fault you've got big feet?"],
     "buck": ["Shops do exchanges, not chat.", "Ask the brand."], "promise": ["The next one will definitely fit, guaranteed.", "100% you'll love it."]},
    {"topic": "repair under warranty", "skill": "technical", "category": "product", "mood": "annoyed",
     "open": ["My washing machine is leaking, bought from you in March.", "The washing machine stopped in the middle and there's water everywhere.", "hello, my washer leaks since {day}. is that covered?", "Hi, second repair on the same washing machine and it's leaking again."],
     "angle": "Water on the kitchen floor every evening is the last thing you need", "detail": "I have two small kids and no working machine.",
     "restate": "it worked until last week and now leaks with every wash",
     "steps": ["First switch it off at the wall. Next, take out the filter at the bottom and rinse it. Finally run the short programme; it should stay dry.", "First hold the power button for ten seconds, then unplug it for a minute, and last of all start it without any load."],
     "case": [("It's inside the two-year warranty.", "I can book an engineer for {day} at {clock}"), ("That fault is known for the spring series, and the part is free.", "I can have the part sent to you, or an engineer fits it on {day}")],
     "ask": [("What if they can't fix it?", "After a failed repair you may choose a new one or your money back."), ("Do I need the receipt?", "No, I have it here with your order.")],
     "brush": ["Machines break.", "You probably overloaded it.", "Read the manual, page 12."],
     "rhetorical": ["Did you clean the filter even once?", "Do you think the warranty covers everything?"],
     "buck": ["Call the manufacturer.", "Repairs go through a partner, not through me."], "promise": ["The engineer will fix it first time, 100% guaranteed.", "It'll run for ten years, I promise."]},
    {"topic": "discount code", "skill": "accounts", "category": "service", "mood": "calm",
     "open": ["The code WELCOME15 isn't working.", "Hi! Got a voucher by mail but the basket says 'not valid'.", "hello my 15% code does nothing, total is still {amt}"],
     "angle": "You had the basket ready and then the code fails at the last step", "detail": "The offer ends tonight.",
     "restate": "the code is refused although it is valid until Sunday",
     "case": [("The code is for full-price items only, and the {item} is reduced.", "I can take 10% off by hand as a courtesy"), ("There was a fault this morning, codes work again now.", "I can hold your basket so that you can place the order with the full discount")],
     "ask": [("Does it also work in the shop?", "Only online, I'm afraid."), ("Can my sister use it too?", "Yes, each account may use it once.")],
     "brush": ["Then it's not valid.", "Read the small print.", "Codes are codes."],
     "rhetorical": ["Did you type it correctly?", "Do you really need 15%?"],
     "buck": ["That's marketing.", "Ask whoever sent you the code."], "promise": ["It will work on everything forever, no problem at all.", "I guarantee it's the lowest price anywhere."]},
    {"topic": "change address", "skill": "delivery", "category": "delivery", "mood": "anxious", "account": True,
     "open": ["I put the old address on order {order}, can you change it?", "Hi, I've moved! My {item} is going to the wrong place.", "Need to change the delivery address asap please", "hello, wrong postcode on my order, should be {postcode}"],
     "angle": "Moving house and then watching a parcel go to the old flat is the last thing you want", "detail": "The new tenants there don't answer.",
     "restate": "the parcel should go to {postcode} and not to the old address",
     "case": [("It hasn't left the {depot} depot yet.", "I can change it to {postcode} now, delivery stays on {day}"), ("It is already on the van today.", "I can have it brought back and sent to {postcode}, which adds one day")],
     "ask": [("Will my invoice change too?", "Yes, it shows the new address."), ("Does it cost extra?", "No, the first change is free.")],
     "brush": ["You should have checked it.", "Once it's shipped, it's shipped.", "The address is what you typed."],
     "rhetorical": ["Don't you know where you live?", "How is that our problem?"],
     "buck": ["Only the courier can do that.", "Go to their depot and ask."], "promise": ["It will 100% arrive at the new place today.", "Nothing can go wrong now, guaranteed."]},
    {"topic": "invoice", "skill": "payments", "category": "billing", "mood": "calm",
     "variants": [
         {"open": ["Hi, my company needs a proper VAT invoice for the {item}.", "The name on my invoice is wrong, can you fix it? It must say the company."],
          "angle": "Your accountant is waiting and the paper is wrong", "restate": "the invoice should be made out to the company and not to you",
          "case": [("I have the order here, it was invoiced to your private name.", "I can issue a corrected one and mail it to you today")]},
         {"open": ["Could I get an invoice for order {order}?", "hello need the receipt again for my taxes pls", "I never got an invoice for my {item}"],
          "angle": "You need the paper for your taxes and it never came", "restate": "the invoice never reached you and you need it again",
          "case": [("The invoice is ready but was sent to an old address.", "I can send it again, as a PDF, in the next ten minutes")]}],
     "detail": "Our books close on {day}.",
     "ask": [("Is the VAT shown separately?", "Yes, on the second page."), ("Can I download it myself next time?", "Yes: My orders, then the three dots, then Invoice.")],
     "brush": ["It's in your account.", "We only issue those once.", "Not urgent, is it?"],
     "rhetorical": ["Can't you print it yourself?", "Did you lose it again?"],
     "buck": ["Accounting does that on weekdays.", "Ask your own accounts department."], "promise": ["It will be accepted by any tax office, guaranteed.", "In one minute, 100%."]},
    {"topic": "missing part", "items": ["headset", "desk lamp", "bedside table", "office chair", "blender"], "skill": "delivery", "category": "product", "mood": "annoyed",
     "open": ["My {item} came without the bracket and the screws.", "Hi, half of my order is missing.", "There were supposed to be two things in the parcel, only got one", "Hello, the free gift from the offer isn't in the box."],
     "angle": "You had everything laid out to set it up and then a part is missing", "detail": "I took a day off to put it together.", "image": True,
     "restate": "one part of the order was not in the parcel",
     "case": [("The order was split in two; the second parcel left on {day}.", "I can send you the second tracking number and watch it for you"), ("The weight of the parcel shows that something was forgotten.", "I can post the missing part today, it arrives on {day}")],
     "ask": [("Can I use it without it?", "Please don't, it isn't safe without the bracket."), ("Do I pay postage again?", "No, of course not.")],
     "brush": ["We always pack everything.", "Look in the box again.", "Parts get lost."],
     "rhetorical": ["Have you looked under the foam?", "Do you think we'd leave it out on purpose?"],
     "buck": ["Spare parts come from the manufacturer.", "That's a matter for the shop."], "promise": ["Nothing will ever be missing again, I guarantee.", "It will be there first thing tomorrow, 100%."]},
]

BOT = ["Hi, I'm the shop's assistant. What can I help you with? 1 Orders 2 Returns 3 Payments 4 Something else", "Welcome! Please describe your question in a few words.", "I found these articles: 'Track my parcel', 'Return an item'. Did that help?"]
BOT_REPLY = ["no", "4", "agent please", "I want to talk to a person", "that doesn't help at all", "human"]
BOT_HANDOVER = ["I'll connect you with a colleague.", "Let me pass you to a colleague. One moment please."]
JOINED = ["{agent} has joined the chat.", "You are now chatting with {agent}."]
LEFT = ["The customer has left the chat.", "Customer disconnected."]
CLOSED = ["Chat closed after 10 minutes without an answer.", "This chat was closed because of inactivity."]
QUEUE = ["All colleagues are busy. You are number {queue} in the queue."]

GREETING = ["Good {daypart}, thank you for contacting Northfield, my name is {agentFirst}. How can I help you today?", "Good {daypart}! This is {agentFirst} from Northfield customer care. How can I help?",
            "Hello{comma_first}, you're chatting with {agentFirst} from Northfield. What can I do for you?", "Hi{comma_first}, thanks for reaching out to Northfield, {agentFirst} here. How may I help you today?"]
GREETING_AFTER = ["Good {daypart}{comma_first}, thank you for contacting Northfield. My name is {agentFirst} and I'll be happy to help you with that.", "Hello{comma_first}, this is {agentFirst} from Northfield. Thanks for the message, I'll help you with this.",
                  "Hi{comma_first}, {agentFirst} from Northfield here. Let's get that sorted, how can I best help you?"]
NO_GREETING = ["Yes?", "Go on.", "What is it?", "What do you need?"]
NO_GREETING_AFTER = ["Order number?", "What's the order number", "Order no. pls", "Number of the order?"]
RELENT = ["All right, let me look.", "OK, wait, I'll check.", "Fine, I'll have a look at it."]
GRIEVANCE = {"anxious": ["I'm really worried it won't arrive in time.", "[Please|Can you please] tell me what is going on, I'm getting nervous.", "I don't know what to do any more.", "I'm stressed out, nobody tells me anything.", "Every hour counts for me, I'm worried sick."],
             "annoyed": ["This is really disappointing.", "I'm quite upset about this to be honest.", "Not what I expect from you. Very annoying.", "I'm disappointed, I've always recommended you.", "That's really frustrating.", "Honestly I'm fed up with this."],
             "angry": ["This is unacceptable.", "I am so angry right now. It's ridiculous.", "I've had enough of this, seriously. Terrible service!!", "I'm furious.", "This is outrageous, I want it sorted NOW.", "Absolutely disgraceful."],
             "confused": ["I'm totally confused.", "Sorry, I'm not good with these things and it's frustrating.", "I don't understand what I'm doing wrong.", "I'm lost, nothing on the page makes sense to me."], "calm": []}
REPEAT = ["This is the third time I'm asking.", "I already told your colleague all of this {n} times!", "I've explained this twice already, do you people not keep notes?", "How many times do I have to repeat myself?"]
ESCALATE = ["I want to speak to your manager.", "If this isn't solved today I'll go to the ombudsman.", "I'm going to leave a review everywhere and cancel my account.", "Right, I'd like to make a formal complaint.", "I will report this to trading standards."]
APOLOGY = ["I'm very sorry about that.", "I'm sorry for the trouble this has caused you.", "I apologise for the inconvenience.", "Please accept my apologies for this.", "I'm really sorry this went wrong."]
EMPATHY_SPECIFIC = ["{angle}, I completely understand why you're upset.", "{angle}. I can see why this is frustrating.", "I understand. {angle}, I'd feel the same way."]
EMPATHY = ["I can see why you are upset.", "I understand how frustrating this must be.", "I completely understand your concern.", "I would feel the same in your place."]
RESTATE = ["So what you mean is {restate}, is that right?", "Just to make sure I understand: {restate}. Is that correct?", "If I've got this right, {restate}?"]
CUT_IN = ["Yes yes, I know, you just want your money back.", "I get it, your problem is the delivery time.", "Okay okay, you want to complain, I see."]
CUT_IN_REPLY = ["No, that's not what I said. {restateCap}.", "You didn't let me finish. {restateCap}.", "No. {restateCap}, that's it."]
CONFIRM = ["Yes exactly", "That's right.", "Yes.", "Correct", "yep", "Yes, that's it."]
IDENTITY = ["For security, could you please confirm your full name and your postcode?", "Before I open the account I need to verify two details: your date of birth and your postcode, please.", "May I have your full name and the last four digits of the card you used, for security?"]
IDENTITY_REPLY = {"date": ["{dob} and {postcode}", "born {dob}, postcode {postcode}"], "card": ["{first} {last}, {card4}", "{first} {last} and the card ends in {card4}"], "post": ["{first} {last}, {postcode}", "Sure. {first} {last}, {postcode}."]}
VERIFIED = ["Thank you, {first}, that matches. You're verified.", "Thanks {first}, both details match our records."]
ASK_ORDER = ["Could you give me the order number, please?", "May I have your order number?", "Which order is it about? The number starts with N."]
ORDER_REPLY = ["{order}", "It's {order}.", "sure, {order}", "{order} I think"]
WAIT = ["Thank you. May I ask you to give me {minutes} minutes while I check this?", "Let me look into this for you. {Minutes} minutes please.", "I'd like to check that properly, is it okay if it takes {minutes} minutes?"]
WAIT_OK = ["ok", "Sure, take your time.", "fine", "Yes, no problem.", "👍"]
STEPS_REPLY = ["Tried it, no change.", "I did all that, still the same.", "done, but it doesn't help", "okay did that... no."]
BACK = ["Thank you for waiting, {first}.", "Thanks for your patience.", "I'm back, thank you for bearing with me."]
DEAD_AIR = ["hello?", "Are you still there?", "??", "anyone?"]
DEAD_AIR_REPLY = ["Yes.", "Still checking.", "Busy, sorry.", "Wait."]
CONSENT = ["{plan}. Does that work for you?", "{plan}. Would that be okay?", "{plan}. Shall I go ahead?"]
IMPOSE = ["{plan}.", "{plan}. That's what we do in such cases.", "{plan}. It's the usual way."]
ACCEPT = ["Yes please.", "That works, thanks.", "ok great", "Perfect, thank you!", "Yes, go ahead.", "sounds good 😊"]
PUSH = [("Hm, that's not much after all this.", ["I see your point. I can add a £10 voucher for the trouble, would that be fair?", "You're right to ask. I've put a £10 credit on your account for the trouble."]),
        ("Is there nothing better you can do?", ["Let me see... I can take the postage off as well, that's {postage}. Would that be all right?", "I understand. I've just asked my lead and we can put it first in the queue, would that help?"]),
        ("And who pays me for the time I lost?", ["I can't give the hours back, but I can add a £10 credit today. Is that okay with you?", "You've lost time through our mistake, so I've asked for a £10 credit, you'll see it by tomorrow."])]
PUSH_MONEY = [("I'd rather have my money back to be honest.", ["Of course, that's your right. I'll refund the {amt} instead if you prefer, just say the word.", "I understand. You can still choose the refund, I've noted both so you can decide until {day}."])]
PUSH_BAD = ["That's all I can do.", "Take it or leave it.", "Not possible."]
FOLLOW_UP = ["I'll check the status myself tomorrow at {clock} and write to you either way.", "I, {agentFirst}, will follow this up on {day} before {clock} and e-mail you the result.", "If nothing has happened by {day} {clock}, I will chase it again and let you know."]
NO_FOLLOW_UP = ["It's noted.", "I've logged it.", "A ticket has been created."]
INTERNAL = ["The backend flag in the OMS was wrong, so the ticket bounced to L2.", "I've put it in the CRM queue with code 47B.", "The workflow engine hasn't pushed the status to the front end yet."]
LONG = "Okay so basically what happens in such cases is that the order goes from the shop to the packing table and from there it is scanned and put on a pallet and then the pallet is collected by the courier who scans it again at the depot where it may stay for one night or two depending on the day of the week and on the weather and then it is sorted by postcode and goes on another van and only at that point the tracking is updated, so what you see on the page is not what is really happening and there is not much that anybody here can see before that, which is why we normally ask people to wait until the day after the day that was given in the mail, and only then write to us again with the number from the mail and not the one from the page because these are two different numbers."
REFUND_RIGHT = ["The money reaches you within 3 working days.", "A refund takes 3 working days."]
REFUND_WRONG = ["The money reaches you within 7 working days.", "Refunds take about 10 days."]
ANYTHING = ["Is there anything else I can help you with?", "Is your question solved, and is there anything else I can do for you?", "Have I answered everything? Anything else I can help with today?"]
NOTHING = ["No, that's all, thanks!", "No thank you.", "nope all good", "That's it, thanks {agentFirst} 🙏", "No. Thanks for the help."]
FAREWELL = ["Thank you for contacting Northfield, {first}. You can reach us here every day from 8 to 20. Have a lovely {daypart}!", "Thanks for chatting with us. If anything comes up, just reply to the e-mail or call 0800 555 014. Goodbye!", "Thank you and have a great day! We're here on chat whenever you need us."]
ABRUPT = ["ok", "Bye", "Done.", "That's it then."]
BYE = ["bye", "Bye, have a nice day!", "thanks, bye", "👋"]
THANKS = ["Thank you, that was quick!", "Thanks so much, you've been really helpful.", "Brilliant, thank you {agentFirst}!", "thx"]
BEG = ["Please give me five stars in the survey, it really matters for my bonus 🙏", "If you leave a 5-star rating I can send you a little voucher.", "A 10 in the survey would be great, anything below counts as bad for me."]
OFF_PLATFORM = ["Easier if you message me on WhatsApp, my private number is 07700 900123.", "Add me on Whats App and I'll sort it privately, saves us both time.", "Write to my own mail, not the shop's: tom.deals@mail.example, I can get you a better price."]
OFF_REPLY = ["er, is that allowed?", "I'd rather stay here.", "ok?"]
RUDE = ["Calm down.", "I don't know.", "That's not my problem.", "Just wait like everyone else.", "I already told you that. Read it again.", "Whatever.", "You're wasting my time.", "Look it up on the website yourself."]
PROTEST = ["Excuse me?", "You can't be serious.", "That's not an answer.", "Wow. Just wow.", "I asked a simple question.", "Are you even reading what I write?", "I'm the one with the problem here and you tell me that?"]
HUFF = ["Forget it.", "Never buying here again.", "Unbelievable. Goodbye.", "I'm done with this chat.", "🤬"]
GIVE_IN = ["Fine.", "ok whatever", "I'll try that then."]
TRANSFER_WARM = ["I'd like to bring in my colleague {other} from the {otherTeam} team, who can finish this. I've passed on everything so you don't have to repeat it. Is that okay?", "This needs {otherTeam}. I'll stay until {other} is here and explain the case, all right?"]
TRANSFER_COLD = ["You need another team.", "Transferring.", "Not my area, I'm passing you on."]
TRANSFER_GREET_WARM = ["Hello {first}, I'm {other}. I've read the whole chat: {restate}. I'll take it from here.", "Hi {first}, {other} from {otherTeam}. No need to explain again, I have all the details."]
TRANSFER_GREET_COLD = ["Hi, what is it about?", "Hello, how can I help?", "Order number please."]
TRANSFER_REPEAT = ["I just explained all that to your colleague!", "Do I really have to start from the beginning again? {restateCap}."]
NUDGE = ["Are you still there, {first}?", "Hello {first}, do you still need help?", "I'll close the chat in a few minutes if I don't hear from you. You can write again at any time."]
DEAD_OPEN = ["hi", "Hello", "test", "?", "hello is anyone there", "Good {daypart}"]
ABANDON = ["hello?", "anyone there", "20 minutes now...", "ok forget it", "I'll just call"]
QUICK = [("What are your opening hours on Sunday?", "We're here on Sundays from 10 to 16."), ("Do you deliver to Northern Ireland?", "Yes, delivery there takes 3 to 4 days and costs £6."), ("is the {item} back in stock?", "It is, we got 40 new ones this morning."),
         ("How long do I have to send something back?", "30 days from the day it arrived."), ("Can I pay by bank transfer?", "Yes, choose 'Bank transfer' in the last step; we ship when it arrives."), ("Do you gift wrap?", "We do, for £3. There's a box to tick in the basket.")]
PRAISE = ["Your colleague on the phone yesterday was wonderful by the way.", "Best service I've had in years, seriously.", "I'll recommend you to everyone."]
NUMBERS = {2: "two", 3: "three", 5: "five"}
TYPOS = {"received": "recieved", "address": "adress", "because": "becuase", "definitely": "definately", "their": "thier", "the ": "teh ", "really": "realy", "tomorrow": "tommorow", "didn't": "didnt", "don't": "dont", "can't": "cant", "it's": "its"}
EMOJI = [" 😕", " 😡", " 🙄", " 😢", " 🙂"]
