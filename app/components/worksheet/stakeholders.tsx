import { wrap } from '~/domain/worksheet/drawing'
import type { Cells } from '~/domain/worksheet/sheet'
import { type Placed, readStakeholders } from '~/domain/worksheet/stakeholders'

export function StakeholdersPicture({ rows }: { rows: Cells[] }) {
	const map = readStakeholders(rows)
	const named = map.placed.length + map.unplaced.length
	if (named === 0) return <p className="soft">Name somebody, and the map begins here.</p>
	const notes = [
		[map.unplaced, 'Not on the map yet, for a rating is missing'],
		[map.unwrittenVeto, 'Can stop it, and what they may stop is written nowhere'],
		[map.unheard, 'It matters much to them, they can do little, and they will not ask'],
		[map.withoutVerb, 'Without a verb yet'],
	] as const
	return (
		<>
			{map.placed.length > 0 ? (
				<>
					<PowerMap width={600} placed={map.placed} />
					<PowerMap width={330} placed={map.placed} />
					<p className="micro faint key-of">✕ has a veto</p>
				</>
			) : null}
			<ul className="found-in">
				{notes.map(([names, says]) =>
					names.length > 0 ? (
						<li key={says}>
							{says}: <b>{names.join(', ')}</b>.
						</li>
					) : null,
				)}
			</ul>
		</>
	)
}

const LEFT = 26
const FOOT = 26

function PowerMap({ width, placed }: { width: number; placed: Placed[] }) {
	const isWide = width > 400
	const cell = (width - LEFT) / 5
	const cells = new Map<string, string[]>()
	for (const { who, interest, power, hasVeto } of placed) {
		const key = `${power} ${interest}`
		const lines = wrap(who, isWide ? 15 : 8)
		cells.set(key, [...(cells.get(key) ?? []), `${hasVeto ? '✕ ' : ''}${lines[0]}${lines.length > 1 ? '…' : ''}`])
	}
	const deepest = (interest: number) =>
		Math.max(1, ...[1, 2, 3, 4, 5].map((power) => cells.get(`${power} ${interest}`)?.length ?? 0))
	const rows = [5, 4, 3, 2, 1].map((interest) => ({ interest, height: Math.max(44, deepest(interest) * 17 + 16) }))
	const height = rows.reduce((sum, row) => sum + row.height, 0)
	let top = 0
	return (
		<svg
			className={isWide ? 'graph wide' : 'graph narrow'}
			viewBox={`0 0 ${width} ${height + FOOT}`}
			width={width}
			height={height + FOOT}
			aria-hidden="true"
		>
			{rows.map(({ interest, height: tall }) => {
				const y = top
				top += tall
				return [1, 2, 3, 4, 5].map((power) => (
					<g key={`${power} ${interest}`}>
						<rect x={LEFT + (power - 1) * cell} y={y} width={cell} height={tall} className="field-of" />
						{(cells.get(`${power} ${interest}`) ?? []).map((name, index) => (
							<text key={name} x={LEFT + (power - 0.5) * cell} y={y + 22 + index * 17} className="name-at">
								{name}
							</text>
						))}
					</g>
				))
			})}
			<text x={LEFT + (width - LEFT) / 2} y={height + 19} className="axis-at">
				can do little → can stop it
			</text>
			<text x={0} y={0} className="axis-at" transform={`translate(15 ${height / 2}) rotate(-90)`}>
				matters little → much
			</text>
		</svg>
	)
}
