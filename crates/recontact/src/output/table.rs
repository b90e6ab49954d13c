//! Tables without frames, which fit the terminal that they are printed to.

use unicode_width::UnicodeWidthStr as _;

/// Spaces between two columns.
const GAP: usize = 2;
/// Spaces before what continues a row.
const INDENT: usize = 4;

/// A table without frames. On a terminal that is too narrow for it a row goes on in an indented line, so that columns
/// stay in line and an id is never broken; the words of a last column flow within their column.
#[must_use]
pub fn table(header: &[&str], rows: Vec<Vec<String>>) -> String {
    layout(header, rows, terminal_width().unwrap_or(usize::MAX))
}

/// Columns of the terminal that standard output is; `None`: it is none.
fn terminal_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    (size.ws_col > 0).then_some(size.ws_col.into())
}

fn layout(header: &[&str], rows: Vec<Vec<String>>, width: usize) -> String {
    let header = header.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = std::iter::once(header)
        .filter(|header| !header.is_empty())
        .chain(rows.into_iter().map(|row| row.iter().map(|cell| plain(cell)).collect()))
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize, of: fn(&str) -> usize| {
        rows.iter().filter_map(|row| Some(of(row.get(column)?))).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(|column| widest(column, |cell| cell.width())).collect();
    let longest_word =
        widest(columns.saturating_sub(1), |cell| cell.split(' ').map(|word| word.width()).max().unwrap_or(0));
    let lines = share(&widths, longest_word, width);
    let mut text = String::new();
    for row in &rows {
        for (number, line) in lines.iter().enumerate() {
            let empty = line.clone().all(|column| row.get(column).is_none_or(String::is_empty));
            if number == 0 || !empty {
                let cells =
                    line.clone().filter_map(|column| Some((row.get(column)?.as_str(), *widths.get(column)?)));
                let indent = if number == 0 { 0 } else { INDENT };
                write_line(&mut text, indent, cells, width);
            }
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Which columns stand on which line of a row. The last one needs room for its longest word only.
fn share(widths: &[usize], longest_word: usize, width: usize) -> Vec<std::ops::Range<usize>> {
    let (mut lines, mut first, mut end) = (Vec::new(), 0, 0);
    for (column, &wide) in widths.iter().enumerate() {
        let needed = if column + 1 == widths.len() { wide.min(longest_word) } else { wide };
        if column > first && end + GAP + needed > width {
            lines.push(first..column);
            (first, end) = (column, INDENT + wide);
        } else {
            end += wide + if column > first { GAP } else { 0 };
        }
    }
    lines.push(first..widths.len());
    lines
}

fn write_line<'a>(
    text: &mut String,
    indent: usize,
    cells: impl Iterator<Item = (&'a str, usize)>,
    width: usize,
) {
    let mut cells = cells.peekable();
    let mut at = indent;
    let mut line = " ".repeat(indent);
    while let Some((cell, wide)) = cells.next() {
        if cells.peek().is_some() {
            line.push_str(cell);
            line.push_str(&" ".repeat(wide.saturating_sub(cell.width()) + GAP));
            at += wide + GAP;
            continue;
        }
        let mut used = at;
        for (number, word) in cell.split(' ').enumerate() {
            if number > 0 && used + 1 + word.width() > width {
                text.push_str(line.trim_end());
                text.push('\n');
                line = " ".repeat(at);
                used = at;
            } else if number > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += word.width();
        }
    }
    text.push_str(line.trim_end());
    text.push('\n');
}

/// Without what would move the cursor or turn the text around: cells may hold what customers and managers wrote.
fn plain(cell: &str) -> String {
    let turns = |character: char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    cell.chars()
        .filter(|&character| !turns(character))
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        vec![row(["09:30", "critical", "store-dublin", "tsk_1"]), row(["10:30", "high", "web", "tsk_2"])]
    }

    #[test]
    fn a_table_that_fits_has_a_line_a_row() {
        assert_eq!(
            layout(&["DUE", "SEVERITY", "UNIT", "TASK"], rows(), 40),
            "DUE    SEVERITY  UNIT          TASK\n\
             09:30  critical  store-dublin  tsk_1\n\
             10:30  high      web           tsk_2"
        );
    }

    #[test]
    fn a_row_too_long_for_the_terminal_goes_on_in_an_indented_line() {
        assert_eq!(
            layout(&["DUE", "SEVERITY", "UNIT", "TASK"], rows(), 24),
            "DUE    SEVERITY\n    UNIT          TASK\n\
             09:30  critical\n    store-dublin  tsk_1\n\
             10:30  high\n    web           tsk_2"
        );
    }

    #[test]
    fn the_words_of_a_last_column_flow_within_it() {
        let row = vec!["09:30".to_owned(), "the customer asks to be called".to_owned()];
        assert_eq!(layout(&[], vec![row], 20), "09:30  the customer\n       asks to be\n       called");
    }

    #[test]
    fn what_a_cell_holds_can_not_drive_the_terminal() {
        assert_eq!(layout(&[], vec![vec!["a\u{1b}[2J\nb\u{202e}c".to_owned()]], 80), "a [2J bc");
    }

    #[test]
    fn a_wide_alphabet_stays_in_its_column() {
        let rows = vec![vec!["東京".to_owned(), "x".to_owned()], vec!["Lyon".to_owned(), "y".to_owned()]];
        assert_eq!(layout(&[], rows, 80), "東京  x\nLyon  y");
    }
}
