/**
 * Words English sentences begin with. There every word has a capital, so a name is told from a word by this list alone: what
 * is not in it may be a name, whatever language it comes from. A word that is missing costs a glance, one that is a name too
 * would hide somebody: those stand in `NAMES_AND_WORDS`, never here.
 */
const WORDS = new Set(
	`a able about above absolute accept access according account accurate accuse across act active acts add address adds
	admins admit advice advise afford afraid after afternoon afterward again age agenda ago agree ah ahead alas alerts
	all allow ally almost alone along aloud already also alternatives although altogether always am amaze amid among an
	analysis analysts and anger angry announce anonymous another answer anti any anybody anyhow anymore anyone anything
	anyway anywhere apart apologize apology app apparent appeal applied applies applying appoint approach approval
	approve architects archive are argue around arrange arrive arrogant arrows as aside ask asks asleep assessed
	assessing assessors assign assume at attach attack attend audit auditor author autonomy average avoid await awake
	aware away awkward back backend background backlog backward bad badge ban bare based baseline basic batch be bear
	beat became because become been beer before beforehand begin behave behavior behind belief believe belong below
	bench bend beneath beside best bet better between beware beyond big bit bitter blame block blow blunder blunt body
	bold bonus book boost bore borrow boss both bother bottom boundaries branch brave break breakfast breathe brief
	brilliant bring broad broken brought brush budget bug bugs build builder built bullying burn burnout burnt bury busy
	but buy by bye bypass cache calendar calibrate call calm came camera can cancel candidates cannot card care career
	carry case cash catch cause cautious celebrate certain certificate chair challenge change chaos chaotic chapter
	charge chat cheap check cheer child children choose chose chosen chronic chunk churn circle claim clarify clean
	clear clever client climb close closer clumsy cluster coach code coffee cognitive cohorts cold colleague collect
	combine come command commit common communicate company compare compete complain complaint complete components
	compromise computed computer concern conduct confess confident confirm conflict confront confuse connect consensus
	consent consider considerate consistent constant constraint consultants contact contempt content context continue
	contract contractors contrary contribute control convince cookies cool cope copy core correct cost could count
	country couple courage course cover coverage crash create credit crisis criteria criticize critique cross crucial
	cruel crunch cry culture curious current customer cut cynical damage damn dare dark data database date day days dead
	deadline deadlock deal dear death debate debrief debt deceit decent decide deck declare decline deed deep deeper
	default defend defense deferred define definite degrade delay delegate delete deliberate deliver delivery demand
	demo demote dense deny depend deploy describe deserve design designers desk despite destroy detail develop developer
	diagnose diagnosis did die different difficult dig diligent dinner dip direct director directories disagree
	disappear discipline disconnect discover discreet discuss dismiss dispute disrespect dissent distract divide do
	doctor does done door dossier doubt down download draft drag drama draw dread dream dress drink drive drop dry due
	dull dumb during each eager earlier early ease easier easy eat economist effective effects effort eight eighteen
	eighty either elevator eleven eliminate else elsewhere email embarrass embrace emotional empathy employee empower
	empty encourage encrypt end endings ends enforce engineer english enjoy enough ensure enter entire entries entrust
	envy equal error escalate escape especially essential establish estimate ethics evaluate even event eventually ever
	every everybody everyday everyone everything everywhere evident exact examine example excellent except exchange
	excite exclude excuse executive exemplar exhaust expand expect experts explain explicit explore export expose
	express extend extra extreme eye face facilitate facilitator fact fade fail failures fair fake fall false familiar
	family far fast faster father fatigue fear feedback feel feelings felt fetch few fewer field fifteen fifty fight
	figure files fill final find fine finish fire firefighting firm first fit five fix flag flat flooding floor flower
	fluent focus follow food footnotes for forbid force forecast forget forgive forgotten form formal format former
	fortunate forty forum forward found four fourteen fourth frame fraud free freelancers freeze frequent fresh fridays
	friend frighten from front frontend frustrate fulfill full fun funny further gain game gaps gather gave general
	generous gentle gentler get gets girl give given glad go goal god gone good gossip got gracious grading grammar
	gratitude great green grief group grow growth guard guess guests guide guilt ha habit hackathon had half hand handle
	handover hang happen happy hard harm harmony harsh has hate have he head headquarters health hear heart heat heavy
	held hell hello help her here hers herself hesitate hey hi hidden hide hierarchy high higher highlight him himself
	hint hire his historic history hit hm hmm hold holder holiday home honest honesty hostile hosting hot hotfix hour
	house how however hug huge human humble humor hundred hunt hurry hurt husband i idea ideally identify idle if ignore
	ill imagine immediate implicit imply import important impose impostor improve in incident include increase indeed
	individual inertia inform informal infrastructure initial inside insider insight insist inspect inspire install
	instant instead insult intake intend intent interest interfere interim intern internal interrupt interview
	interviewer into introduce introverts invent invest invite invoice involve irregular is issue it item its itself
	jealousy job jobs join joint joke judge junior just justify keep kept key keyboard keys kill kind kitchen knew knock
	know knowledge known label lack lag land language laptop large last late later laugh launch law lawyer lay layoffs
	lazy lead leader learn learner least leave left legacy legal lend length less lesson let lets letter level leverage
	lie life lift light like limit line link list listen listener literal little live load local locate lock logging
	logs lonely longer look loop loosen lose loss lost lot lots loud low lower loyal loyalty luck lunch machine made
	mail main maintain major make man manage manager many map maps market mask match math matter maybe me mean meant
	meanwhile measure median mediate mediator medicine mediocre meet meetings member men mend mental mentee mentor merge
	merger message messy met metrics microservice middle might mild million mind mine minimize minor minute mirror
	mislead misread miss mistake misunderstandings mix mobile mockery model moderate modern modules mondays money
	monitor monolith month moral morale more moreover morning most mother motivate mourn move much multiply mum music
	must mutual my myself name narrating narrow natural near nearer neat necessary need negative neglect negotiate
	neither nerves nervous net network neutral never new newcomers newer news next nice night nine nineteen ninety no
	nobody nod noise noisy nominate none noon nor normal norms north not note nothing notice now nowadays nowhere number
	nurture object observe observer obtain obvious occasional odd of off offboarding offend offer office offsite often
	oh ok okay old older on onboarding oncall once one ones ongoing online only onto onward open operate operators
	opinion opponent oppose or order organize origin original other otherwise ouch our ours ourselves out outage outcome
	output outside outsider over overall overcome overload overlook overnight override overtime overwork owe own owner
	pace packet pager paid pain pair panel panic paper paralysis paraphrase parents park part participant participate
	partner party pass passages passive past patient patterns pause pay peer people per percentage perfect perform
	perhaps person personal perspective persuade phases phone pick picture piece pilot pin pipeline place plain plan
	platform play plead pleasant please plenty plus point policy polish polite politics pooled poor positive post
	postmortem postpone potential power practical practice praise pray precise predict prefer prepare present presenter
	preserve press pressure pretend pretty prevent previous price pride principal print prioritize privacy private
	problem proceed process produce product professional program progress project promise promote prompt proof proper
	property proposal propose protect proud prove provide provoke psychological public publish pull punish pure purpose
	pursue push pushback put quarrel quarter query queues quick quiet quit quite quote raise range rank rapid rare rarer
	rate rather reach read reader ready real realize reason reassure rebuild recall receive recent recognize recommend
	reconnect reconsider record recover recruit recruiters red reduce refactor refer reflect refunds refusal refuse
	regarding regret regular rehearse reject relative relax release relief reload relocate rely remain remarks remember
	remind reminders remorse remote remove rename renew reopen reorg reorganize repair repeat rephrase replace reply
	report represent request require rerun reschedule rescue reset resign resist resolve respect respond rest restart
	restate restore restrict result retain retell retire retries retro retrospective return reveal revenge reverse
	revert review reviewers revisit reward rewrite rewritten rewrote rhythm ride right ring risk rivalry roadmap role
	roll rollback rollout room rotate rough round routes routine row rows rubric rude ruin rule rumor run rush sabotage
	sad safe safer safety salary sales same sample sandbag sandwich sarcasm satisfied save saw say says scale scared
	scary scatter scene schedule school scold scope score scream scrum search seat second secret secure see seek seem
	seen seldom select self selfish sell send sender senior sense sent separate serious serve server service set
	settings settle seven seventeen seventy several severe shadow shall shame shape share sharp she sheets shelter
	shield shift ship shoot shopper shops short shorter should shout show shown shut shy sick side sigh sign signals
	signatures silent silly silo similar simple since sincere single sir sit site six sixteen sixty size skill sleep
	slide slight slip sloppy slow small smart smile smooth snap so social soft soften software sold sole solid solve
	some somebody someday somehow someone something sometime somewhat somewhere soon sooner sorry sort sound space speak
	speaker special specific specs speculate speech speed spend spent split spoken sponsor spot spread sprint staff
	stage stakeholders stall stand standards standup stare start state status stay steal steer step stick still stop
	story straight strain strange stranger strategy stream strength stress stretch strict strike strong struck structure
	struggle stubborn stuck students study stuff stumble stupid subject submit subscribe succeed success successor such
	sudden suffer suggest sulking summarize supervise support suppose supposedly sure surprise surprisingly survey
	suspect swallow swap sweet switch sympathy symptom system systemic tackle tail take taken talent talk talker tall
	targets task tax teach team teammates tear tease tech technical technology teenager tell template temporary tempt
	ten tend tense tenure terms test testers text than thank that the their them themselves then theory there thereafter
	therefore these they thing think third thirteen thirty this those though thought thousand threat threaten three
	threshold through throughout throw thrown thursdays thus ticket tie ties tight till time timers timid tips tire
	title to today together told tolerate tomorrow tone tonight too took tool top topic toss total touch tough toward
	town townhall toxic trace track trade train transfer translate travel treat trial trick trigger trim trio trouble
	true trust truth try tuesdays turn turnover twelve twenty twice two type typical ugly ultimately unasked uncertainty
	unclear under underestimate underline undermine underneath understand understood undo unfair unfortunate unhappy
	unit unite unlike unpleasant unresolved unsigned unspoken untidy until untrue unused unwritten up update upgrade
	upon upset upward urge urgent usage use used user usual vague value vanish various vendor vent verdict versus very
	victory video view visit voice volunteer vote vouch wait wake walk wander want war warm warn warnings was wash waste
	watch way ways we weak wear wednesdays week weekend weep weigh weird welcome well wellbeing went were what whatever
	when whenever where whereas whereupon wherever whether which whichever while whilst whisper who whoever whole whom
	whose why wide wife wild windows wins wipe wise wish with withdraw withdrawn withheld withhold within without woman
	women won wonder word work workers workload world worry worse worst worth would wow write writer written wrong wrote
	yawn yeah year yell yep yes yesterday yet yield you younger your yourself zero zoom`.split(/\s+/),
)

/** Names that are words as well, “Will”, “Mark”, “May”: what follows has to tell. */
const NAMES_AND_WORDS = new Set(
	`will may mark bill grant hope frank guy art rich drew chase rose page dean dawn pat rob sue max jan june april august
	summer autumn winter spring skip chip miles ray gene young long love win said comfort
	peace patience goodness blessing happiness memory innocent`.split(/\s+/),
)

/** Endings that make a word of nearly anything, and those who bear one as their name. */
const ENDINGS =
	/(?:tion|sion|ness|ment|ity|ful|less|ship|able|ible|ism|[ae]nce|ency|ancy|ical|\p{L}{4}ive|\p{L}{3}[tnscgvzkp]ed|\p{L}{3}[ghkvwfcrsz]ing)$|\p{L}(?:al|ous|ive|ent|ant|ar|ate|ed|ing|ab|ib|[^m]i)ly$/u
const NAMED_SO =
	/^(?:trinity|charity|felicity|verity|amity|clement|clarence|terence|florence|prudence|constance|lawrence|laurence|vance|lance|clemence|terrence|temperance|irving|manning|harding|browning|golding|downing|fielding|ewing)$/

/**
 * Back from “replies”, “possibly”, “writing”, “telling” to a word of the list. The ending alone would take “Emily”, “Ahmed”
 * and “Meiling” for words.
 */
const FORMS: [RegExp, string][] = [
	[/(?:ies|ied|ily)$/, 'y'],
	[/ly$/, 'le'],
	[/(?:s|ed|ly|ing|est)$/, ''],
	[/(?:es|d|ing|st)$/, ''],
	[/ing$/, 'e'],
	[/(.)\1(?:ed|ing|est)$/, '$1'],
]
const SHORTEST_FORM = 5

type Beginning = 'word' | 'word-or-name' | 'name'

/** What a capitalized word at the beginning of a sentence is likely to be; “Let’s” and “Don’t” are read without their ends. */
export function readBeginning(word: string): Beginning {
	const parts = word.toLowerCase().replaceAll('’', "'").split('-')
	const kinds = parts.map(readPart)
	return kinds.every((kind) => kind === 'word') ? 'word' : parts.length === 1 ? (kinds[0] ?? 'name') : 'name'
}

function readPart(part: string): Beginning {
	if (/^\p{L}+n't$/u.test(part)) return 'word'
	const bare = part.replace(/'(?:s|m|d|re|ve|ll)?$/u, '')
	if (NAMES_AND_WORDS.has(bare)) return 'word-or-name'
	return isWord(bare) ? 'word' : 'name'
}

function isWord(bare: string): boolean {
	if (inList(bare)) return true
	if (bare.length < SHORTEST_FORM || NAMED_SO.test(bare)) return false
	return FORMS.some(([end, base]) => end.test(bare) && isBase(bare.replace(end, base)))
}

function isBase(word: string): boolean {
	return NAMES_AND_WORDS.has(word) || inList(word)
}

function inList(word: string): boolean {
	return WORDS.has(word) || (word.length >= SHORTEST_FORM && ENDINGS.test(word) && !NAMED_SO.test(word))
}
