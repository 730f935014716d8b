# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Verbs of news with their complements, as frames.

A frame is a verb and what follows it: "o:KIND" an object, "i:KIND" one to whom,
"o=a_+peace_plan" a given one, "+prt" a particle, "on:KIND" a phrase behind a
preposition, "^on:KIND" one that belongs to the noun before it, "inf" "bare"
"ing" clauses of the one who acts or is asked, "of+ing" one behind a
preposition, "that" a clause, "subj" a subjunctive one. Kinds: matters.py.
"""

FRAMES = """
attack o:land/group/place|invade o:state|raid o:land|bomb o:land/place|shell o:land/place
storm o:land|besiege o:land|seize o:land/weapons/captives|capture o:land/group/place
occupy o:land|overrun o:land|retake o:land|ambush o:group/troops|kill o:group|wound o:group
injure o:group|murder o:person/titled|assassinate o:titled|execute o:group|torture o:group
kidnap o:group/person|abduct o:group/person|hijack o=an_airliner|hijack o=a_+passenger_plane
arrest o:group/person|detain o:group/captives|jail o:group/person|release o:captives
free o:captives|expel o:group/person|extradite o:person to:state|sentence o:person
try o:person|charge o:person/titled with:crime|accuse o:actor of:crime|accuse o:actor of+ing
accuse o:actor of+ing|blame o:actor for:crime|blame o:crime on:actor|condemn o:crime/actor
condemn o:actor for+ing|denounce o:crime/law|denounce o:actor as:role|criticise o:actor for:crime
criticise o:law/actor|criticize o:actor for+ing|praise o:titled/accord|praise o:actor for+ing
welcome o:accord/law/demand|hail o:accord as:role|support o:accord/law/actor|back o:law/demand
endorse o:accord/demand|oppose o:law/demand|reject o:demand/accord|refuse o:demand|accept o:demand
approve o:law/accord|ratify o:accord|sign o:accord with:state|sign o:accord|violate o:accord
break o:accord|reach o:accord on:topic|reach o:accord with:actor|conclude o:accord with:state
negotiate o:accord with:actor|resume o:talks|open o:talks|hold o:talks on:topic
hold o:talks with:actor|hold o:talks|begin o:talks|suspend o:talks/accord/aid|end o:quarrel/sanctions
postpone o:talks/law|cancel o:talks/accord|boycott o:talks|attend o:talks|host o:talks
chair o:talks|mediate o:quarrel|settle o:quarrel|resolve o:quarrel|broker o:accord|defuse o:quarrel
impose o:sanctions on:actor|impose o:sanctions|lift o:sanctions|ease o:sanctions|relax o:sanctions
tighten o:sanctions|extend o:sanctions|defy o:sanctions|enforce o:sanctions
send o:troops to:place|deploy o:troops in:place|deploy o:troops along:land|move o:troops into:place
mass o:troops along:land|withdraw o:troops from:place|pull o:troops out_of:place
land o:troops on:place|station o:troops in:place|mobilise o:troops|withdraw from:place
pull +out of:place|pull +back from:land|advance on:place|march on:place|retreat from:place
cross o:land|enter o:place|leave o:place|flee o:place|flee to:place|return to:place
arrive in:place|fly to:town|travel to:town|tour o:place|meet o:titled/actor
meet with:actor|meet in:town|receive o:titled|host o:titled|invite o:titled to:talks
invite o:titled to:town|summon o:titled|recall o=its_ambassador ^from:state
recall o=its_envoy from:town|name o:titled as:role|appoint o:titled as:role|elect o:titled
dismiss o:titled|sack o:titled|replace o:titled|oust o:titled|topple o:organ|overthrow o:organ
quit o:post|resign from:post|resign as:role|step +down as:role|step +down|take o=office
seize o=power|win o:loss|lose o:loss|dissolve o=parliament|call o=early_elections|run for:post
give o:aid to:group|send o:aid to:group/place|supply o:weapons to:actor|supply o:actor with:weapons
provide o:aid to:group|provide o:group with:aid|deliver o:aid to:group|ship o:weapons to:state
sell o:weapons to:state|buy o:weapons from:state|buy o:weapons|donate o:money to:group
lend o:money to:state|grant o:aid to:group|offer o:aid to:group|pledge o:money to:group
promise o:aid to:state|pledge o:aid for:group|allocate o:money for:law|spend o:money on:law
give i:state/group o:aid/money|grant i:group o:aid|offer i:state/group o:aid/money
promise i:state o:aid/money|send i:state o:weapons/aid|lend i:state o:money|sell i:state o:weapons
hand i:group o:captives|deny i:group o:aid|owe i:state o:money|pay i:group o:money
hand +over o:captives/weapons to:actor|turn +over o:captives to:actor|hand +over o:captives
give +up o:weapons/land/post|set +up o=a_+peace_+commission|set +up o=an_inquiry ^into:crime|call +off o:deed/talks
break +off o:relations/talks with:state|cut +off o:aid to:state|cut +off o:relations
carry +out o:deed|call +up o=reservists|shut +down o=the_+radio_+station|round +up o:group
rule +out o:talks/demand|turn +down o:demand|wipe +out o:land|fend +off o:deed|drive +out o:group
shoot +down o=a_+spy_plane|shoot +down o=two_helicopters|blow +up o:land|burn +down o:land
take +over o:land|write +off o=half_the_debt|lay +down o:weapons|hold +up o:aid|back +down
step +up o:deed/aid|scale +back o:law|phase +out o:sanctions|send +back o:group|draw +up o:law
launch o:deed against:actor|launch o:deed ^on:land|launch o:deed|stage o:deed in:town
stage o:deed|mount o:deed against:actor|organise o:deed|plan o:deed|plot o:deed|plot against:actor
conduct o=joint_exercises with:state|threaten o:actor with:sanctions|threaten o:actor
clash with:group|clash with:organ|fight o:group|fight against:group|fight for:topic
open o=fire on:group|fire o=rockets at:place|fire o=+tear_gas at:group|fire on:group
fire into=a_crowd|shoot o:group|shoot at:group|beat o:group|disperse o:group|repel o:deed
destroy o:land/weapons|damage o:land|burn o:land|loot o:land|mine o:land|bombard o:place|sink o=a_gunboat
intercept o=a_+cargo_ship|stop o=a_convoy|block o:aid/land|close o:land|reopen o:land|seal o:land
protest against:law|protest at:crime|demonstrate against:law|march through:town|strike over=pay
rally against:law|rally in=support ^of:actor|riot in:town|demand o=higher_wages
demand o=the_release ^of:captives|demand o=the_withdrawal ^of:troops|demand o=an_apology for:crime
demand o=an_+end ^to:sanctions|seek o:aid from:state|seek o=refuge in:state|seek o=asylum in:state
request o:aid from:state|ask i:state for:aid|ask i:actor for:aid|appeal for:aid|appeal to:actor for:aid
call for:talks|call for=an_+end ^to:quarrel|call on:actor inf|call on:actor inf|appeal to:actor inf
appeal to:actor inf|plead with:actor inf|urge i:actor inf|urge i:actor inf|ask i:actor inf
ask i:actor inf|tell i:actor inf|order o:group/organ inf|force o:group/organ inf|press o:state inf
pressure o:state inf|beg o:actor inf|implore o:actor inf|petition o:titled inf|lobby o:state inf
invite o:titled/state inf|persuade i:actor inf|warn i:actor inf|warn i:actor against+ing
instruct i:group inf|allow i:group inf|permit i:group inf|forbid i:group inf|encourage o:state inf
help o:state inf|enable i:group inf|compel o:organ inf|lead o:organ inf|challenge o:actor inf
require o:group inf|authorise o:troops inf|direct o:group inf|convince i:actor inf
let o:group bare|make o:group bare|help o:group bare|see o:group bare
agree inf|agree inf|decide inf|offer inf|offer inf|refuse inf|refuse inf|promise inf|pledge inf
vow inf|plan inf|plan inf|intend inf|want inf|hope inf|seek inf|try inf|fail inf|threaten inf
threaten inf|prepare inf|decline inf|undertake inf|consent inf|begin inf|continue inf|manage inf
attempt inf|resolve inf|choose inf|propose inf|expect inf|move inf|aim inf|struggle inf|volunteer inf
begin ing|stop ing|consider ing|favour ing|suggest ing|avoid ing|risk ing|continue ing|start ing
keep o:group from+ing|stop o:group from+ing|prevent o:group from+ing|ban o:group from+ing
bar o:group from+ing|refrain from+ing|insist on+ing|succeed in+ing|apologise for+ing
apologise for:crime|apologise to:actor for:crime|respond by+ing|retaliate by+ing|refrain from:deed
agree on:accord|agree with:state on:topic|agree to:demand|consent to:demand|bow to:demand
yield to=pressure ^from:actor|give +in to:demand|respond to:demand|react to:crime
object to:law|comply with:demand|consult with:actor|confer with:actor on:topic|deal with:quarrel
cooperate with:state on:topic|work with:state on:topic|side with:actor|join o:talks/body
discuss o:topic with:actor|discuss o:topic|raise o:topic with:actor|exchange o=views on:topic
negotiate with:actor|bargain with:actor over:topic|mediate between:pair|shuttle between:pair
intervene in:quarrel|interfere in:topic|vote against:law|vote for:law|vote on:law|debate o:law
investigate o:crime|probe o:crime|inquire into:crime|search o:land|question o:group about:crime
interrogate o:captives|examine o:topic|monitor o:accord|inspect o:land|verify o:accord
claim o=responsibility for:crime|admit o:crime|deny o:demand/crime|deny ing|admit ing|deny that
establish o:relations with:state|restore o:relations with:state
sever o:relations with:state|break o:relations with:state|cut o:relations with:state
normalise o:relations with:state|improve o:relations with:state|upgrade o:relations with:state
join o=forces with:state|share o=intelligence with:state|train o:group|arm o:group|finance o:group
fund o:group|shelter o:group|harbour o:group|equip o:group with:weapons|smuggle o:weapons into:state
say that|say that|say that|announce that|announce o:law/deed|claim that|warn that|add that
report that|declare that|insist that|argue that|allege that|believe that|fear that|charge that
confirm that|predict that|complain that|acknowledge that|promise that|pledge that|hint that
tell i:group that|tell i:body that|tell i:actor that|assure o:state that|inform o:state that
warn i:state that|remind o:state that|convince i:state that
demand subj|demand subj|insist subj|request subj|propose subj|recommend subj|urge subj|suggest subj
order subj|describe o:law as:role|regard o:deed as:role|brand o:actor as:role|dismiss o:demand as:role
cite o:crime|quote o:titled as+ing|mourn o=the_dead|pardon o:captives|forgive o=the_debt
repatriate o:group|evacuate o:group from:place|rescue o:captives|feed o:group|resettle o:group
treat o:group|nationalise o:land|privatise o=the_railways|devalue o=the_currency|raise o=prices
cut o=spending|cut o=its_budget|scrap o:law|abolish o:law|repeal o:law|introduce o:law|adopt o:law
amend o:law|draft o:law|veto o:law|pass o:law|revoke o:law/sanctions|shelve o:law|revive o:talks
improve o:topic|threaten that|spark o:harm|cause o:harm|trigger o:harm|survive o=an_+assassination_attempt
stand by:accord|abide by:accord|honour o:accord|breach o:accord|renew o:accord|extend o:accord
resign|surrender|collapse|expire|gather in:town|gather outside:land|escape|flee|retreat|die
die in:crime|survive|speak to:body|speak of:topic|speak|arrive|leave|return|fall to:group|fail|end
begin|continue|vote|protest|strike|march to:land|march on:land|come under=attack|come from:place
come into=force|come to=power|take o=effect|take o=place ^in:town|take o=part ^in:talks
take o=steps inf|make o=concessions to:actor|make o=peace with:actor|keep o=the_peace
go on=strike|go to:town|press +ahead with:law|pass +on o:aid to:group
carry +on with:deed|hand +in o=his_resignation|free o:captives|spare o:captives|wait for:talks
belong to:group|consist of:group|total o:money|cost o:money|last for=weeks|rise|grow|increase|remain
set o:captives x=free|hold o:actor x=responsible|declare o:land x=open|make o:demand x=public
find o:titled x=guilty|leave o:group x=dead|shoot o:group x=dead|render o:accord x=void
declare o:accord x=dead|walk out_of=the_talks ^with:actor|walk out_of:talks|storm out_of:talks
have o=influence ^over:actor|have o=leverage ^over:actor|have o=ties ^with:actor
have o=troops ^in:place|have o=control ^of:place|have o=no_role ^in:crime|have o=no_plans inf
hold o=power ^over:state|ban o=voting ^in:place|ban o=fishing|stop o=fighting ^in:place
avert o:deed|foil o:deed|thwart o:deed|prepare inf|walk into=an_ambush|reform|disarm
halt o:aid/deed/talks|freeze o=its_assets|freeze o:aid|reduce o:aid|increase o:aid|double o:aid
""".replace("\n", "|").split("|")
FRAMES = [line for line in FRAMES if line]
