import { Icon } from '../ui/icon'

/** One question as its author looks at it; figures as text, null where there are too few answers. */
export type Item = {
	id: string
	ask: string
	asked: number
	right: string | null
	separates: string | null
	options: { id: string; says: string; isRight: boolean; taken: number; share: string }[] | null
	flaws: string[]
}

/** A question that is worth a look: what is wrong with it, and who took which answer. */
export function FlawedItem({ item }: { item: Item }) {
	return (
		<li>
			<div className="grow">
				<p className="strong">{item.ask}</p>
				<ul className="mt-1">
					{item.flaws.map((flaw) => (
						<li key={flaw}>{flaw}</li>
					))}
				</ul>
				<p className="small soft mt-1">
					{item.id} · {item.asked} answers · {item.right} right
					{item.separates ? ` · discrimination ${item.separates}` : ''}
				</p>
				{item.options ? (
					<ul className="rows mt-1" aria-label={`Who took which answer to: ${item.ask}`}>
						{item.options.map(({ id, says, isRight, taken, share }) => (
							<li key={id}>
								<span className="grow">
									{says}
									{isRight ? (
										<span className="flex items-center gap-1 small strong">
											<Icon name="tick" /> Right
										</span>
									) : null}
								</span>
								<span className="num">
									{taken} <span className="soft">({share})</span>
								</span>
							</li>
						))}
					</ul>
				) : null}
			</div>
		</li>
	)
}

/** All questions of a bank, a line each. */
export function ItemTable({ items, name }: { items: Item[]; name: string }) {
	return (
		<section className="scroll-x mt-3" aria-label={name} tabIndex={0}>
			<table className="tbl stacks">
				<thead>
					<tr>
						<th scope="col">Question</th>
						<th scope="col" className="right">
							Answers
						</th>
						<th scope="col" className="right">
							Right
						</th>
						<th scope="col" className="right">
							Discrimination
						</th>
					</tr>
				</thead>
				<tbody>
					{items.map(({ id, ask, asked, right, separates }) => (
						<tr key={id}>
							<th scope="row" className="cell">
								{ask}
								<span className="block micro faint">{id}</span>
							</th>
							<td data-label="Answers" className="right num">
								{asked}
							</td>
							<td data-label="Right" className="right num">
								{right ?? <None />}
							</td>
							<td data-label="Discrimination" className="right num">
								{separates ?? <None />}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

function None() {
	return <span className="soft">too few</span>
}
