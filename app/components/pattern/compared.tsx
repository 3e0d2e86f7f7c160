import type { ComparedLine } from '~/domain/pattern/lines'
import { Icon } from '../ui/icon'

type Page = {
	mine: ComparedLine[]
	theirs: ComparedLine[]
	baseVersion: number
	newVersion: number | null
}

/** What differs: in one's own copy, and in the original since. */
export function Comparisons({ page: { mine, theirs, baseVersion, newVersion } }: { page: Page }) {
	return (
		<div className="comparisons">
			{newVersion ? (
				<details className="more" open>
					<summary>
						<span>What version {newVersion} changes in the original</span>
					</summary>
					<Compared lines={theirs} />
				</details>
			) : null}
			<details className="more">
				<summary>
					<span>Compare with the original</span>
					<span className="small soft">{mine.length === 0 ? 'No difference' : countOf(mine)}</span>
				</summary>
				{mine.length === 0 ? (
					<p className="small soft mt-3">Your copy reads as version {baseVersion} of the original.</p>
				) : (
					<Compared lines={mine} />
				)}
			</details>
		</div>
	)
}

function countOf(lines: ComparedLine[]): string {
	const count = (kind: ComparedLine['kind']) => lines.filter((line) => line.kind === kind && !isBlank(line)).length
	return `${count('added')} added, ${count('removed')} removed`
}

function isBlank(line: ComparedLine): boolean {
	return line.kind !== 'left-out' && line.text.trim() === ''
}

const signs = { same: ' ', added: '+', removed: '−' } as const
const spoken = { same: '', added: 'Added: ', removed: 'Removed: ' } as const

/** Line by line, each change with a sign and a word for those who hear it: never by color alone. */
function Compared({ lines }: { lines: ComparedLine[] }) {
	return (
		<ol className="compared">
			{lines.map((line, at) => {
				const key = `${at}-${line.kind}`
				if (line.kind === 'left-out') {
					return (
						<li key={key} className="left-out">
							<Icon name="down" /> {line.count === 1 ? 'One line is the same' : `${line.count} lines are the same`}
						</li>
					)
				}
				if (isBlank(line)) return null
				const Tag = line.kind === 'added' ? 'ins' : line.kind === 'removed' ? 'del' : 'span'
				return (
					<li key={key} className={line.kind}>
						<span className="sign-of" aria-hidden="true">
							{signs[line.kind]}
						</span>
						<Tag>
							<span className="vh">{spoken[line.kind]}</span>
							{line.text}
						</Tag>
					</li>
				)
			})}
		</ol>
	)
}
