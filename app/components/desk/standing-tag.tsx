import type { Standing } from '~/domain/certification/policy'

const standings: Record<Standing, { words: string; tone: string }> = {
	'in-force': { words: 'In force', tone: 'good' },
	expiring: { words: 'Ends soon', tone: 'warn' },
	'in-grace': { words: 'Ended, in grace', tone: 'warn' },
	lapsed: { words: 'Lapsed', tone: 'warn' },
	renewed: { words: 'Renewed', tone: 'note' },
	revoked: { words: 'Taken back', tone: 'bad' },
}

/** Where a certification stands in our record, and whether it was only a test. */
export function StandingTag({ standing, isTest }: { standing: Standing; isTest: boolean }) {
	const { words, tone } = standings[standing]
	return (
		<>
			<span className={`tag ${tone}`}>{words}</span>
			{isTest ? <span className="tag warn ml-2">Test</span> : null}
		</>
	)
}
