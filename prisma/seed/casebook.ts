import { keepApart } from '~/domain/casebook/apart.server'
import type { CaseWords, Outcome } from '~/domain/casebook/kinds'
import { addDays } from '~/domain/zone/plain-date'
import { daysFrom, idOf, STAGE, type Story } from './story'

type Suggested = [by: string, text: string, signed: 'named' | 'anonymous', outcome?: Outcome, told?: string]
type Told = CaseWords & {
	key: string
	author: string
	signed: 'named' | 'anonymous'
	audience: 'cohort' | 'level' | 'everyone'
	daysAgo: number
	/** Keys of people it is about, besides the author's own team and line */
	subjects?: string[]
	learnings?: string
	suggestions: Suggested[]
}

/** Five cases of engineers who lead, two of them told to their end, and a draft that still names people. */
export async function writeCasebook(story: Story): Promise<void> {
	const { tx, now } = story
	for (const told of CASES) await share(story, told)
	await tx.case.create({
		data: {
			id: idOf('case-draft'),
			authorId: idOf('learner1'),
			title: 'The plan nobody dares to change',
			goal: 'That the team tells me when a plan is wrong, before the date and not after.',
			tried:
				'Last Tuesday I asked Rafael what he would drop. He said “all fine”. In the Ledger team we have missed 3 dates since March.',
			changedAt: daysFrom(now, -1),
		},
	})
}

async function share({ tx, now, today }: Story, told: Told): Promise<void> {
	const { key, author, signed, audience, daysAgo, subjects = [], learnings, suggestions, ...words } = told
	const id = idOf(`case-${key}`)
	const people = await tx.person.findMany({
		where: { id: { in: [author, ...subjects].map((each) => idOf(each)) } },
		select: { team: true },
		orderBy: { id: 'asc' },
	})
	const about = {
		authorId: idOf(author),
		subjectIds: subjects.map((each) => idOf(each)),
		subjectTeams: [],
		theirTeams: people.map(({ team }) => team),
	}
	await tx.case.create({
		data: {
			id,
			...words,
			...about,
			about: subjects.map((each) => `${each}@sample.test`).join('\n'),
			state: learnings ? 'closed' : 'open',
			audience,
			cohortId: audience === 'cohort' ? idOf('autumn-b') : null,
			stageKey: audience === 'level' ? STAGE : '',
			isAnonymous: signed === 'anonymous',
			wasNamed: signed === 'named',
			sharedOn: addDays(today, -daysAgo),
			learnings: learnings ?? '',
			revision: 5,
			changedAt: daysFrom(now, -daysAgo + 1),
			suggestions: {
				create: suggestions.map(([by, text, as, outcome = '', said = ''], index) => ({
					id: idOf(`case-${key}-${index}`),
					byId: idOf(by),
					text,
					isAnonymous: as === 'anonymous',
					outcome,
					told: said,
				})),
			},
		},
	})
	await keepApart(tx, id, about)
}

const CASES: Told[] = [
	{
		key: 'finds-everything',
		author: 'learner7',
		signed: 'anonymous',
		audience: 'cohort',
		daysAgo: 4,
		title: 'He finds every bug, and nobody wants his review',
		goal: 'That his reviews make the others better, and that they ask for them again.',
		tried:
			'I told him twice that his tone hurts. Both times he asked for an example, took it apart, and was right about the code.\n\nThen I gave reviews out by turns. People wait until his turn is over.',
		working: 'In pairs he is patient. The two who pair with him have learned more this half-year than anybody.',
		notWorking:
			'In writing there are twenty comments, no order among them, and none says what is good. New people copy it.',
		ask: 'What would you agree with him on, in one talk, that is about the reviews and not about his character?',
		suggestions: [
			[
				'learner3',
				'Agree on three signs in front of each comment: must change, would change, only a thought. Most of his twenty are the third, and nobody can see that now.',
				'named',
			],
			[
				'learner5',
				'Ask the two who pair with him what he does there that he does not do in writing. Then ask him to do one of these things in the next five reviews, and look at them together.',
				'anonymous',
			],
		],
	},
	{
		key: 'who-is-it-for',
		author: 'learner1',
		signed: 'anonymous',
		audience: 'cohort',
		daysAgo: 9,
		title: 'The 1-on-1 that became a status report',
		goal: 'That we talk about her work and where she is going, and not about tickets.',
		tried:
			'I asked “what is on your mind?” at the start. She opens the board and goes through it.\n\nI moved the meeting to a walk. She had the board on her phone.',
		working: 'She comes prepared, on time, every week. When something is on fire she tells me first.',
		notWorking: 'After half a year I know all her tickets and nothing about what she wants.',
		ask: 'How do I change the half hour without making her feel she has done it wrong until now?',
		suggestions: [
			[
				'learner4',
				'Say it as your own wish: “I know your tickets well and you too little. Could we keep ten minutes of each for you?” Then send the status as a note the day before, both of you.',
				'named',
			],
			[
				'learner9',
				'Bring something of your own first: what you are unsure about this month. Mine opened up the week after I did.',
				'named',
				'helped',
				'I said that I was unsure whether I should stay with managing. She was quiet for a while, and then told me that she had wanted to ask about the other ladder since spring.',
			],
		],
	},
	{
		key: 'said-it-was-likely',
		author: 'spring5',
		signed: 'named',
		audience: 'level',
		daysAgo: 39,
		title: 'I had told her the promotion was likely',
		goal: 'To keep her trust, and to say honestly what was missing and what was my part in it.',
		tried:
			'I told her the day I knew, in ten minutes between two meetings. I explained the process. She said “okay” and has answered in single words since.',
		working: 'Her work has not suffered. She still helps the new people.',
		notWorking: 'She no longer says anything in planning. I catch myself avoiding our 1-on-1.',
		ask: 'What is the first sentence of the second talk?',
		learnings:
			'Never say “likely” about what others decide. Say what you will do and what you do not know.\n\nBad news wants an hour behind it, not ten minutes. Explaining the process was for me, not for her.\n\nAn apology for one’s own part opens the talk; the list of what was missing can wait a week.',
		suggestions: [
			[
				'spring2',
				'“I told you it was likely. I should not have, and I am sorry.” Then stop talking. The reasons can come when she asks for them.',
				'named',
				'helped',
				'Those were my words, nearly. She was angry for ten minutes, which was better than the three weeks before. We made a plan the week after.',
			],
			[
				'spring6',
				'Write down with her what the panel would have to see, and who could see it. Give her one thing with her name on it this quarter.',
				'named',
				'helped',
				'We did this in the second talk. In the first it would have been one more explanation.',
			],
			[
				'learner11',
				'Offer to have your own manager talk with her, so that she hears it from somebody who was in the room.',
				'anonymous',
				'not-tried',
				'I asked her. She did not want it, and I think she was right.',
			],
		],
	},
	{
		key: 'two-seniors',
		author: 'winter2',
		signed: 'anonymous',
		audience: 'everyone',
		daysAgo: 12,
		title: 'Two seniors undo each other’s work at night',
		goal: 'One way to build this service that both can live with, decided in daylight.',
		tried:
			'I had both write down their design. Both documents are good. I asked for comments; each praised the other’s and changed nothing.\n\nI said the team decides. The team looks at me.',
		working: 'Alone, each of them tells me what is good in the other’s idea.',
		notWorking:
			'Changes of the one are rewritten by the other within a day. The three younger people have stopped touching that service.',
		ask: 'Do I decide it myself, and if so, how do I say it?',
		suggestions: [
			[
				'spring1',
				'Decide how it is decided, not what: by Friday, on three criteria that both write down first, and if they do not agree you take one. Mine agreed an hour before the end.',
				'named',
				'partly',
				'They agreed on the criteria and not on the weights. I took one on Friday. The one who lost thanked me for the date.',
			],
			[
				'learner10',
				'Ask each to build the first week of the other’s design. It is slow and it ends the rewriting.',
				'named',
			],
		],
	},
	{
		key: 'who-broke-it',
		author: 'learner3',
		signed: 'anonymous',
		audience: 'level',
		daysAgo: 31,
		title: 'The review after the outage looked for somebody to blame',
		goal: 'That we learn from the outage, and that the one who pressed the button still presses buttons.',
		tried:
			'I moderated the review. I said “no blame” at the start. Ten minutes later somebody from outside asked who had approved the change, and everybody looked at one chair.',
		working: 'The timeline we wrote together is honest. People added their own mistakes to it.',
		notWorking: 'She has asked for reviews of every small thing since, and does not go on call any more.',
		ask: 'How do I repair this with her, and what do I do the second the question comes next time?',
		learnings:
			'“No blame” is a wish. A rule needs somebody who stops the question and says what we ask instead: “what made this look right at that moment?”\n\nRepair in the same circle in which it happened; a kind word alone does not undo what everybody heard.',
		suggestions: [
			[
				'spring3',
				'Next time: “We ask what made it look right, not who.” Say it to the person who asked, in the room, and write their question up in the better form.',
				'named',
				'helped',
				'It came up three weeks later, and I said it, with a shaky voice. The next question was a good one.',
			],
			[
				'learner8',
				'Tell the group what you should have stopped, with her agreement, and take the first on-call night beside her.',
				'anonymous',
				'helped',
				'She agreed after a day. I said it in two sentences. She was on call the week after; I was awake too.',
			],
		],
	},
]
