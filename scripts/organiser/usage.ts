export const USAGE = `npm run organiser -- ACT [options], on the machine of the running server

Reading:
  rounds                                              every round with its window
  standing --round 1 [--top 20]                       the ranking of a closed round, with every value that ranks
  log [--last 50] [--full]                            the acts of organisers, and whether the log is unbroken;
                                                      --full with every detail and hash
  receipt --code XXXX-XXXX-XXXX-XXXX                  whose receipt it is, and whether the stored answers still agree with it
  displays                                            the displays with their ids, versions and the paths to open on the wall
  accounts                                            the staff's accounts, the links nobody has used, and every unit's code

Rounds:
  open --round 1 --reason "..."                       opens a scheduled round now
  extend --round 1 --until "2024-11-01 17:00" --reason "..."
                                                      moves a round's close to later (Việt Nam time)
  close --round 1 --reason "..."                      closes a round now
  withdraw --question MC61-02a --reason "..."         a wrong question counts for nobody; closed rounds are ranked anew
  draw --round 1 --order STP002,HB003 --reason "..."  records the draw that decides a tie for a prize: everybody who is tied,
                                                      in the order drawn
  publish --round 1 --edition 1 [--places 100] --reason "..."
                                                      shows the public a closed round's newest ranking down to a place
  unpublish --round 1 --reason "..."                  takes a round's results back from the public
  confirm-clock --reason "..."                        the server's clock is right although it stood behind its records

People:
  extra-time --staff SNV001 --round 1 --seconds 30 --reason "..."
                                                      so many more seconds for each question
  reissue --staff SNV001 --reason "..."               a new personal code; the old one and all devices are out
  revoke --staff SNV001 --reason "..."                signs all devices of a person out
  exclude --staff SNV001 --group jury --reason "..."  puts a person into a group that may not play: organiser, jury or
                                                      helper; closed rounds are ranked anew without the person
  admit --staff SNV001 --reason "..."                 takes a person out of such a group

Participation:
  headcount --unit SNV --people 120 --source "..." --as-of 2024-10-01 --reason "..."
                                                      records how many people a unit has
  remind --unit SNV                                   notes that a unit was reminded
  quiet-hours --hours 4                               after how many working hours without anybody a unit is worth an alert

Displays:
  display-add --name "Hội trường" --script "standing 1 10; participation stage city; message Title | text"
                                                      makes a display with its pictures, and the path to open on the wall
  display-set --display ID --version N [--picture 2] [--black on] [--clicker off] [--lift 8] [--sound on] [--script "..."]
                                                      changes what a display shows; the version is the one displays lists
  display-remove --display ID                         ends a display; its link is worth nothing from here on

Accounts:
  account-invite --role organiser|coordinator|auditor [--for SNV]
                                                      makes a one-time link; a coordinator's is for a unit
  invitation-cancel --invitation ID                   ends a link that nobody has used
  account-remove --account lan --reason "..."         ends an account and all its sessions

A reason has at least five letters; it stands in the log for good.

Staff codes are kept as keyed hashes: the server can show their last three characters and no more. What takes a staff code
(draw and every act for people) takes the full one, from the organisers' own list.
`;
