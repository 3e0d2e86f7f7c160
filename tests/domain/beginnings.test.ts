import { describe, expect, test } from 'vitest'
import { readBeginning } from '~/domain/casebook/beginnings'
import { findTraces } from '~/domain/casebook/traces'

const named = (text: string) => findTraces(text).flatMap(({ kind, text }) => (kind === 'name' ? [text] : []))

describe('somebody who begins a sentence is found, wherever their name comes from', () => {
	test.each([
		['Grace', 'Grace from the Payments team answers for us.'],
		['Grace', 'Grace should stop reviewing everything.'],
		['Grace', 'Grace under pressure is what I want.'],
		['Robert', 'Robert and the review queue'],
		['Peter', 'Peter came late again.'],
		['Peter', 'Peter’s review took nine days.'],
		['Łukasz', 'Łukasz rewrites what others merged.'],
		['Mei-Ling', 'Mei-Ling apologizes before each idea.'],
		['Meiling', 'Meiling rarely objects.'],
		['Chidi', 'Chidi keeps the keys.'],
		['Priya', 'Priya, who leads us, disagrees.'],
		['Nguyễn', 'Nguyễn goes home at four.'],
		['Nguyễn'.normalize('NFD'), `${'Nguyễn'.normalize('NFD')} goes home at four.`],
		['Aoife', 'Aoife: silent since the reorganization.'],
		['João', 'João quit the standup.'],
		['Siobhán', 'We tried twice. Siobhán gave up.'],
		['Ahmed', 'Ahmed, once loud, is quiet.'],
		['Mohammed', 'Mohammed needs a yes from two others.'],
		['Emily', 'Emily needs help.'],
		['Kelly', 'Kelly interrupts.'],
		['Fred', 'Fred interrupts.'],
		['Jared', 'Jared interrupts.'],
		['Wenjing', 'Wenjing writes better than she speaks.'],
		['Xiaoming', 'Why now? Xiaoming won’t say.'],
		['Min-jun', 'Min-jun writes better than he speaks.'],
		['Rose', 'Rose blocks every pull request.'],
		['Mark', 'Mark and the review queue'],
		['Yuki', '“Yuki knows”, they say.'],
		['Haruto', '- Haruto\n- the release'],
		['Søren', 'Søren blocks every pull request.'],
		['Åsa', 'Åsa blocks every pull request.'],
		['Jürgen', 'Jürgen blocks every pull request.'],
		['Zoë', 'Zoë blocks every pull request.'],
		['François', 'François blocks every pull request.'],
		['Jean-Luc', 'Jean-Luc blocks every pull request.'],
		['Inés', 'Inés blocks every pull request.'],
		['Ines', 'Ines blocks every pull request.'],
		['Ximena', 'Ximena blocks every pull request.'],
		['Maria de la Cruz', 'Maria de la Cruz blocks every pull request.'],
		['Giulia', 'Giulia blocks every pull request.'],
		['Olena', 'Olena blocks every pull request.'],
		['Dmitri', 'Dmitri blocks every pull request.'],
		['Наталья', 'Наталья blocks every pull request.'],
		['Γιώργος', 'Γιώργος blocks every pull request.'],
		['Ayşe', 'Ayşe blocks every pull request.'],
		['İpek', 'İpek blocks every pull request.'],
		['Fatima', 'Fatima blocks every pull request.'],
		['Noor', 'Noor blocks every pull request.'],
		['Yael', 'Yael blocks every pull request.'],
		['Siddharth', 'Siddharth blocks every pull request.'],
		['Lakshmi', 'Lakshmi blocks every pull request.'],
		['Harpreet', 'Harpreet blocks every pull request.'],
		['Thandiwe', 'Thandiwe blocks every pull request.'],
		['Kwame', 'Kwame blocks every pull request.'],
		['Ng’ang’a', 'Ng’ang’a blocks every pull request.'],
		['O’Brien', 'O’Brien blocks every pull request.'],
		['Precious', 'Precious blocks every pull request.'],
		['Leilani', 'Leilani blocks every pull request.'],
		['Aroha', 'Aroha blocks every pull request.'],
		['Siti', 'Siti blocks every pull request.'],
		['Bo', 'Bo blocks every pull request.'],
		['Li', 'Li blocks every pull request.'],
		['James', 'James blocks every pull request.'],
		['Agnes', 'Agnes blocks every pull request.'],
		['Trinity', 'Trinity blocks every pull request.'],
		['Clarence', 'Clarence blocks every pull request.'],
		['Jan', 'Jan said no.'],
		['Will', 'Will said no.'],
		['Mark', 'Mark didn’t answer.'],
		['May', 'May’s plan was dropped.'],
		['Hope', 'Hope and Maria disagree.'],
		['Blessing', 'Blessing never asks.'],
		['Will', 'Will it work? I asked Will.'],
	])('%s: %s', (name, text) => {
		expect(named(text)).toContain(name)
	})

	test('both of two', () => {
		expect(named('Robert and Maria')).toEqual(['Robert', 'Maria'])
	})
})

test('a word that is somebody’s name further on is theirs from the start', () => {
	expect(findTraces('Will it work? I asked Will.')).toEqual([{ kind: 'name', text: 'Will', at: 0 }])
})

describe('an ordinary beginning is left alone', () => {
	test.each([
		'Will it work? May I ask? Mark the line. Hope helps. Grant them time.',
		'Don’t ask. Let’s go. It’s late. We’ve tried. Who’d say so? I’d rather wait, and I’m tired.',
		'Possibly it is me. Happily nobody left. Usually they wait. Frankly, I gave up.',
		'Asking helps. Telling does not. Writing it down took an hour. Stopping is hard.',
		'Replies are slow. Branches live for weeks. Decisions get lost. Feelings run high.',
		'Disagreements go on. Estimates grow. Deadlines slip. Trust is low. Ownership is unclear.',
		'Sandbagging is common. Luckily, it ends. Culturally we avoid it. Cross-team reviews wait.',
		'Hiring froze. Nobody objects. Whoever speaks first wins. Half of us agree.',
		'A quiet engineer\nThe plan nobody dares to change\nAsked for more\n- Slow reviews\n* Too many meetings',
		'“Fine”, he said. (Later he left.) Why? Because we asked.  Then nothing.',
	])('%s', (text) => {
		expect(named(text)).toEqual([])
	})
})

test('“Will” is a word, a name, or either', () => {
	expect(['Whoever', 'Will', 'Wiśniewski'].map(readBeginning)).toEqual(['word', 'word-or-name', 'name'])
})
