import PIMCommand

Program.main()
